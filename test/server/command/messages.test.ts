import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCommand, temporaryFolder } from './runCommand.ts'

const ILLUSTRATIVE = join(import.meta.dirname, '..', '..', '..', 'models', 'catalogue', 'illustrative')
const scenario = readFileSync(join(ILLUSTRATIVE, 'fewer_kronor_per_visit.yaml'), 'utf8')

/** Checks a document that is kept under this name. */
async function checked(file: string, text: string) {
  const path = join(temporaryFolder(), file)
  writeFileSync(path, text)
  const { code, out, err } = await runCommand('check', path)
  return { code, said: `${err}${out}`.replaceAll(path, file) }
}

describe('kapitera check', () => {
  const unpinned = scenario.replace(/hash: sha256-\w+/, `hash: sha256-${'0'.repeat(64)}`)

  it('says whether the tests of a scenario pass on the model as it is now', async () => {
    const { code, said } = await checked('fewer_kronor_per_visit.yaml', unpinned)
    expect(code).toBe(1)
    expect(said).toContain('wrong-hash')
    expect(said).toMatch(/\.yaml: 1 error\.\n {2}On the model of now 1 test passed\.\n$/)
  })

  it('says which tests of a scenario fail on the model as it is now', async () => {
    const { code, said } = await checked(
      'fewer_kronor_per_visit.yaml',
      unpinned.replace('visit_payment: 198', 'visit_payment: 199'),
    )
    expect(code).toBe(1)
    expect(said).toMatch(
      /On the model of now its tests fail\.\n {2}Test "The lower fee .*`visit_payment` is 198, not 199\.\n$/,
    )
  })

  it('warns of a file that is called otherwise than the document in it', async () => {
    const { code, said } = await checked('draft.yaml', scenario)
    expect(code).toBe(0)
    expect(said).toContain('The document is called `fewer_kronor_per_visit`, and the file `draft.yaml`.')
    expect(said).toContain('draft.yaml: right, 1 warning; 1 test passed.')
  })

  it('says of a document without tests that it has none', async () => {
    const { said } = await checked('fewer_kronor_per_visit.yaml', scenario.slice(0, scenario.indexOf('\ntests:')))
    expect(said).toContain('fewer_kronor_per_visit.yaml: right; it has no tests.')
  })
})

describe('kapitera run', () => {
  const pilot = (data: string, ...more: readonly string[]) =>
    runCommand('run', 'chronic_care_pilot', '--period', '2026-01', '--data', data, ...more)

  it.each(['demo', 'Demonstration', 'demonstartion'])('asks whether the demonstration is meant by %s', async (data) => {
    const { code, err } = await pilot(data)
    expect(code).toBe(1)
    expect(err).toContain(`There is no folder \`${data}\`.\n  Did you mean \`--data demonstration\`?`)
  })

  it.each([
    [['--release'], 'Say what --release is to be: --release NAME.'],
    [['--release', '--json'], 'Say what --release is to be: --release NAME.'],
    [['--out'], 'Say what --out is to be: --out FILE.'],
  ])('says what %j lacks', async (words, said) => {
    expect(await pilot('demonstration', ...words)).toMatchObject({ code: 2, err: expect.stringContaining(said) })
  })

  it('says that it wrote the file, on stderr', async () => {
    const file = join(temporaryFolder(), 'paid.csv')
    const { code, out, err } = await pilot('demonstration', '--out', file)
    expect([code, out]).toEqual([0, ''])
    expect(err).toContain(`Written: ${file}\n`)
    expect(existsSync(file)).toBe(true)
  })
})

describe('kapitera repeat', () => {
  it.each(['paid.csv', 'paid.xlsx', 'paid.parquet'])(
    'says of %s that a table has no manifest, and what has',
    async (name) => {
      const file = join(temporaryFolder(), name)
      writeFileSync(file, 'PK')
      const { code, err } = await runCommand('repeat', file)
      expect([code, err]).toEqual([1, expect.stringContaining('Only a JSON result can be repeated.')])
      expect(err).toContain('kapitera run … --out FILE.json writes a result with one.')
    },
  )
})
