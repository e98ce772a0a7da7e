import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { programFile } from '../../../server/programFile.ts'
import { readCommand, writeCommand } from '../../../server/command/commandLine.ts'
import { printDiagnostics } from '../../../server/command/printDiagnostics.ts'
import { SUBCOMMANDS, subcommands } from '../../../server/command/subcommands.ts'
import { tellFailure } from '../../../server/command/tellFailure.ts'
import { runCommand, temporaryFolder } from './runCommand.ts'

const MAIN = programFile('kapitera', 'server/command/main.ts')

describe('help', () => {
  it('calls each command what it calls itself', async () => {
    expect((await subcommands()).map(({ name }) => name)).toEqual(Object.keys(SUBCOMMANDS))
  })

  it('lists every command, and each has its own with examples', async () => {
    const { code, out } = await runCommand('--help')
    expect(code).toBe(0)
    for (const { name, summary, examples } of await subcommands()) {
      expect(out).toMatch(new RegExp(`^  ${name} +${summary.replaceAll('.', '\\.')}$`, 'm'))
      const own = await runCommand(name, '--help')
      expect(own.code).toBe(0)
      expect(own.out).toContain(`kapitera ${name}`)
      for (const example of examples) expect(own.out).toContain(`  ${example}\n`)
    }
  })

  it('says the same by help NAME, and is an error where nothing was asked', async () => {
    expect((await runCommand('help', 'run')).out).toBe((await runCommand('run', '--help')).out)
    expect(await runCommand()).toMatchObject({ code: 2, out: '' })
  })

  it('each command of the help can be read', async () => {
    for (const { examples } of await subcommands())
      for (const example of examples) {
        const [program, name] = readCommand(example)
        expect(program).toBe('kapitera')
        expect(Object.keys(SUBCOMMANDS)).toContain(name)
      }
  })
})

describe('a wrong call ends with 2 and says how to call', () => {
  it.each([
    { args: ['rnu'], said: 'There is no command `rnu`. Did you mean `run`?\n' },
    { args: ['run'], said: 'Name a model, a file or a name of the catalogue, or an assignment by --assign FILE.\n' },
    { args: ['run', 'chronic_care_pilot'], said: 'Say which dataset: --data DIR, or --data demonstration.\n' },
    { args: ['run', 'chronic_care_pilot', '--dta', 'x'], said: 'There is no flag --dta. Did you mean --data?\n' },
    {
      args: ['run', 'chronic_care_pilot', '--data', 'demonstration', '--period', '2026-13'],
      said: '`2026-13` is no period. Write 2016, 2016-Q1 or 2016-03.\n',
    },
    {
      args: ['run', 'chronic_care_pilot', '--data', 'demonstration', '--rates-of', '2026-02-30'],
      said: '`2026-02-30` is no day. Write 2017-01-01.\n',
    },
    {
      args: ['run', 'chronic_care_pilot', '--data', 'demonstration', '--out', 'paid.ods'],
      said: '`paid.ods` has an ending that is not known. Write .json, .csv, .parquet or .xlsx.\n',
    },
    {
      args: ['compare', 'chronic_care_pilot', '--data', 'demonstration'],
      said: 'Name a baseline and one alternative at least. See kapitera compare --help.\n',
    },
    { args: ['explain', 'chronic_care_pilot', '--data', 'demonstration'], said: 'Say which clinic: --clinic ID.\n' },
    { args: ['import', 'somewhere'], said: 'Say where the dataset shall be: --out DIR.\n' },
    { args: ['serve', '--port', 'high'], said: '`high` is no port.\n' },
  ])('$args', async ({ args, said }) => {
    expect(await runCommand(...args)).toEqual({ code: 2, out: '', err: said })
  })
})

describe('wrong input ends with 1 and says where', () => {
  it.each([
    {
      args: ['check', 'chronic_care_plot'],
      said: 'There is no document `chronic_care_plot`, neither as a file nor in the catalogue.\n  Did you mean `chronic_care_pilot`?',
    },
    { args: ['check', 'nowhere/model.yaml'], said: 'There is no file `nowhere/model.yaml`.' },
    {
      args: ['run', 'chronic_care_pilot', '--data', 'nowhere'],
      said: 'nowhere  error  not-a-dataset\n  There is no such folder.',
    },
    {
      args: ['run', 'chronic_care_pilot', '--data', 'demonstration', '--facts', 'list_point'],
      said: 'computes no fact `list_point` of a clinic or the region.\n  Did you mean `list_points`?',
    },
    {
      args: ['run', 'chronic_care_pilot', '--data', 'demonstration', '--facts', 'region.list_points'],
      said: 'computes no fact `region.list_points`.\n  Did you mean `clinic.list_points`?',
    },
    {
      args: ['explain', 'chronic_care_pilot', '--data', 'demonstration', '--clinic', 'fjalnas'],
      said: 'The dataset has no clinic `fjalnas`.\n  Did you mean `fjallnas`?',
    },
    { args: ['repeat', 'nowhere.json'], said: 'There is no file `nowhere.json`.' },
  ])('$args', async ({ args, said }) => {
    const { code, err } = await runCommand(...args)
    expect(code).toBe(1)
    expect(err).toContain(said)
  })

  it('shows the line of a document, and does not run it', async () => {
    const file = join(temporaryFolder(), 'broken.yaml')
    writeFileSync(file, 'format: 1\nmodel: broken\nstatus: nonsense\n')
    for (const args of [
      ['check', file],
      ['run', file, '--data', 'demonstration'],
    ]) {
      const { code, err } = await runCommand(...args)
      expect(code).toBe(1)
      expect(err).toContain(`${file}:3:`)
      expect(err).toContain('nonsense')
    }
  })
})

describe('kapitera check', () => {
  it('runs the tests that stand in a document', async () => {
    const { code, out, err } = await runCommand('check', 'chronic_care_pilot')
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('chronic_care_pilot: right; 4 tests passed.\n')
    expect(out).toContain('home_visit_payment is row-bound')
  })

  it('prints diagnostics as data', async () => {
    const { code, out } = await runCommand('check', 'chronic_care_pilot', '--json')
    expect([code, JSON.parse(out)]).toEqual([0, []])
  })
})

describe('a document with very many errors', () => {
  const found = { file: 'many.yaml', text: new TextEncoder().encode('format: 1\n') }
  const diagnostics = Array.from({ length: 6000 }, (_, index) => ({
    code: 'test-failed' as const,
    severity: index < 5 ? ('warning' as const) : ('error' as const),
    message: `Number ${index}.`,
    place: { file: 'many.yaml', start: 0, end: 6, line: 1, column: 1 },
  }))
  const printed = (some: typeof diagnostics): string => {
    let said = ''
    printDiagnostics({ found, diagnostics: some }, { err: (text) => (said += text) })
    return said
  }

  it('is printed up to 200 of them, errors first, and how many more there are', () => {
    const said = printed(diagnostics)
    expect(said.match(/Number \d+\./g)).toHaveLength(200)
    expect(said).not.toContain('Number 0.')
    expect(said).toMatch(/There are 5800 more that are not shown; kapitera check --json gives all\.\n\n$/)
  })

  it('is printed whole where there are 200', () => {
    const said = printed(diagnostics.slice(0, 200))
    expect(said.match(/Number \d+\./g)).toHaveLength(200)
    expect(said).not.toContain('not shown')
  })
})

describe('kapitera models', () => {
  it('lists the catalogue with status and validity', async () => {
    const { code, out } = await runCommand('models', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toContainEqual(
      expect.objectContaining({ name: 'chronic_care_pilot', status: 'illustrative', from: '2026-01-01', errors: 0 }),
    )
  })
})

describe('a failure', () => {
  const told = (error: unknown) => {
    let said = ''
    const code = tellFailure(error, {
      err: (text) => {
        said += text
      },
    })
    return { code, said }
  }

  it('of the program is told as such, in a sentence, with 3', () => {
    expect(told(new TypeError('x is not a function\n    at y'))).toEqual({
      code: 3,
      said: 'This is a fault of the program, not of your input: x is not a function\nPlease report it with the command that you gave.\n',
    })
  })

  it('of the disk is the machine’s, with 3', () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
    const said =
      'The machine failed: ENOSPC: no space left on device, write\n  Make room on that disk, or write to another, and run the command again.\n'
    expect(told(full)).toEqual({ code: 3, said })
  })
})

describe('the process', () => {
  const start = (...args: readonly string[]) => spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8' })

  it('ends with the code, and never prints a stack trace', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'clinics.csv'), 'id,opened\nnorth,2026-02-30\n')
    const { status, stdout, stderr } = start('import', folder, '--out', join(folder, 'out'))
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toBe(
      'clinics.csv, row 2, column opened  error  impossible-date\n  `2026-02-30` is no day of the calendar.\n  A day is written 2026-01-31.\n',
    )
    expect(start('rnu').status).toBe(2)
    expect(start('--version').stdout).toMatch(/^kapitera \d+\.\d+\.\d+\n$/)
  })

  it('answers for the demonstration on stdout, which is JSON alone', () => {
    const { status, stdout } = start(
      'run',
      'chronic_care_pilot',
      '--data',
      'demonstration',
      '--period',
      '2026-03',
      '--timing',
    )
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toHaveLength(1)
  })
})

describe('a command line', () => {
  it('is read as it was written', () => {
    const words = ['kapitera', 'run', "it's a file.yaml", '--data', 'åäö', '', 'a"b', '$HOME', 'x\\y']
    expect(readCommand(writeCommand(words))).toEqual(words)
  })
})
