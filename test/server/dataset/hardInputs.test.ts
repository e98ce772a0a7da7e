import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { text as textOf } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { programFile } from '../../../server/programFile.ts'
import { DataError } from '../../../server/dataset/DataProblem.ts'
import { type ImportOptions, importDataset } from '../../../server/dataset/importDataset.ts'
import { neutralised } from '../../../server/dataset/neutralised.ts'
import { ownName, proposeColumns } from '../../../server/dataset/proposeMapping.ts'
import { proposeSexWords } from '../../../server/dataset/sexWords.ts'
import { previewSource } from '../../../server/dataset/previewSource.ts'
import { folderOf } from './folderOf.ts'
import { rowsIn } from './rowsIn.ts'

const today = 20261122

/** What is said; nothing is stored and nothing is left. */
async function refusal(source: string, options: Partial<ImportOptions> = {}): Promise<readonly string[]> {
  const out = join(dirname(source), 'out')
  const error: unknown = await importDataset(source, out, { today, ...options }).catch((thrown: unknown) => thrown)
  if (!(error instanceof DataError)) throw error
  expect(readdirSync(dirname(source))).toEqual(['source'])
  return error.problems.map(({ code, file, row, message }) =>
    [code, file, row, message].filter((one) => one !== undefined).join(' | '),
  )
}

describe('an import of what is no table', () => {
  it('stops at a line that is too long, long before its end', async () => {
    const source = folderOf({})
    const path = join(source, 'clinics.csv')
    writeFileSync(path, `id,name\nnorth,${'x'.repeat(3 << 20)}`)
    const start = performance.now()
    const file = openSync(path, 'r+')
    ftruncateSync(file, 3_000_000_000) // a hole of zeros, which takes no room on the disk
    closeSync(file)
    expect(await refusal(source)).toEqual(['broken-csv | clinics.csv | 2 | The row is longer than a megabyte.'])
    expect(performance.now() - start).toBeLessThan(5000) // 0.1 s on a machine of its own
  })

  it('refuses half a Parquet file, a folder called like a table, a header alone, and a header twice', async () => {
    const whole = folderOf({ 'clinics.csv': 'id,name\nnorth,a\n' })
    const made = join(dirname(whole), 'made')
    await importDataset(whole, made, { today })
    const bytes = readFileSync(join(made, 'clinics.parquet'))
    expect(await refusal(folderOf({ 'clinics.parquet': bytes.subarray(0, bytes.length / 2) }))).toEqual([
      'broken-parquet | clinics.parquet | This is no Parquet file that can be read.',
    ])
    const folder = folderOf({})
    mkdirSync(join(folder, 'clinics.csv'))
    symlinkSync(join(folder, 'nowhere'), join(folder, 'patients.csv'))
    symlinkSync('contacts.csv', join(folder, 'contacts.csv'))
    symlinkSync('around', join(folder, 'around'))
    expect(await refusal(folder)).toEqual([
      'unknown-file | clinics.csv | `clinics.csv` is a folder and no file.',
      'unknown-file | contacts.csv | `contacts.csv` is a link to nothing or to itself.',
      'unknown-file | patients.csv | `patients.csv` is a link to nothing or to itself.',
    ])
    expect(await refusal(folderOf({ 'clinics.csv': 'id,name' }))).toEqual([
      'empty-file | clinics.csv | There is not one clinic.',
    ])
    expect(await refusal(folderOf({ 'clinics.csv': 'id,id\nnorth,a\n' }))).toEqual([
      'duplicate-column | clinics.csv | 1 | The column `id` is there twice.',
    ])
  })

  it('names the folders that hold the tables, where the folder itself has none', async () => {
    const folder = folderOf({ 'readme.txt': 'two years' })
    for (const [year, file] of [
      ['2025', 'clinics.csv'],
      ['2026', 'clinics.csv'],
      ['notes', 'readme.txt'],
    ] as const) {
      mkdirSync(join(folder, year))
      writeFileSync(join(folder, year, file), 'id\nnorth\n')
    }
    expect(await refusal(folder)).toEqual(
      ['2025', '2026'].map(
        (year) =>
          `unknown-file | ${year} | There is no table beside the folder \`${year}\`, which has files that may be tables and is not looked into.`,
      ),
    )
    // Beside a table they are other folders, as ever.
    writeFileSync(join(folder, 'clinics.csv'), 'id\nnorth\n')
    const { tables } = await importDataset(folder, join(dirname(folder), 'out'), { today })
    expect(tables.map(({ table }) => table)).toEqual(['clinics'])
  })

  it.each(['NULL', 'saknas', 'N/A', '-'])('says of %s how a mapping takes it for no value', async (text) => {
    const contacts = `listed_at,month,kind\nnorth,2026-01,visit\nnorth,2026-01,${text}\n`
    const files = { 'clinics.csv': 'id\nnorth\n', 'contacts.csv': contacts }
    const thrown: unknown = await importDataset(folderOf(files), join(folderOf({}), 'out'), { today }).catch(
      (error: unknown) => error,
    )
    const hint = `If it says that nothing is known, say so in a mapping: missing: ['${text}'].`
    expect(thrown).toMatchObject({ problems: [{ code: 'unknown-word', hint }] })
    const mapping = `format: 1\ntables:\n  clinics: { from: clinics.csv }\n  contacts: { from: contacts.csv, missing: ['${text}'] }\n`
    const source = folderOf({ ...files, 'mapping.yaml': mapping })
    const { tables } = await importDataset(source, join(dirname(source), 'out'), { today })
    expect(tables.find(({ table }) => table === 'contacts')?.rows).toBe(2)
  })

  it('keeps what a spreadsheet would take for a formula as it is, and makes it harmless where it is exported', async () => {
    const source = folderOf({ 'clinics.csv': `id,name\nnorth,"=cmd|' /C calc'!A0"\n` })
    const out = join(dirname(source), 'out')
    await importDataset(source, out, { today })
    const [{ name = '' } = {}] = await rowsIn(join(out, 'clinics.parquet'))
    expect(name).toBe("=cmd|' /C calc'!A0")
    expect(neutralised(String(name))).toBe("'=cmd|' /C calc'!A0")
  })

  it.each(['=1+1', '+cmd', '-2+3+cmd|x', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '+46 70|x'])(
    'makes %j harmless',
    (text) => expect(neutralised(text)).toBe(`'${text}`),
  )

  it.each(['-12.50', '+46', '12', 'north', 'a=b', ''])('leaves %j alone', (text) =>
    expect(neutralised(text)).toBe(text),
  )
})

describe('a large file', () => {
  it('is kept on disk, is told of as it is read, and has its rows where they stand', async () => {
    const note = 'x'.repeat(2000)
    const rows = Array.from(
      { length: 18_000 },
      (_, row) => `p${row},${row === 17_999 ? 130 : 40 + (row % 2)},${note},north\n`,
    )
    const source = folderOf({ 'clinics.csv': 'id\nnorth\n', 'patients.csv': `id,age,note,clinic\n${rows.join('')}` })
    const out = join(dirname(source), 'out')
    const steps: string[] = []
    await importDataset(source, out, { today, acceptRejects: { rows: 1 }, onStep: (step) => steps.push(step) })
    expect(steps.some((step) => /^reading patients, \d+ %$/.test(step))).toBe(true)
    expect(readFileSync(`${out}.rejected.csv`, 'utf8')).toContain('patients,patients.csv,18001,age,130,out-of-range')
    expect(readdirSync(dirname(source)).toSorted()).toEqual(['out', 'out.rejected.csv', 'source'])
    const patients = await rowsIn(join(out, 'patients.parquet'))
    expect(patients).toHaveLength(17_999)
    expect(patients.find(({ id }) => id === 'p17997')).toMatchObject({ age: 41, note })
  })
})

describe('an import that is stopped', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('by %s leaves nothing', async (signal) => {
    const many = Array.from({ length: 300_000 }, (_, row) => `p${row},1,1950-01-01,female,c${row % 50}\n`).join('')
    const source = folderOf({
      'clinics.csv': `id\n${Array.from({ length: 50 }, (_, place) => `c${place}\n`).join('')}`,
      'patients.csv': `id,n,birth,sex,clinic\n${many}`,
    })
    const parent = dirname(source)
    const main = programFile('kapitera', 'server/command/main.ts')
    const child = spawn(process.execPath, [main, 'import', source, '--out', join(parent, 'out')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const said = textOf(child.stderr)
    const end = once(child, 'exit')
    while (child.exitCode === null && readdirSync(parent).length === 1)
      await new Promise((resolve) => setTimeout(resolve, 10))
    expect(readdirSync(parent).some((name) => name.startsWith('.out.importing-'))).toBe(true)
    child.kill(signal)
    expect(await end).toEqual([3, null])
    expect(readdirSync(parent)).toEqual(['source'])
    expect(await said).toContain('Stopped. Nothing was imported, and nothing of it is left.')
  })

  it('and killed, is cleared away by the next import of anything there, while others that live are left alone', async () => {
    const source = folderOf({ 'clinics.csv': 'id\nnorth\n' })
    const parent = dirname(source)
    const child = spawn(process.execPath, ['-e', ''], { stdio: 'ignore' })
    await once(child, 'exit')
    const [dead, alive, other] = [
      `.elsewhere.importing-${child.pid}`,
      `.elsewhere.importing-${process.ppid}`,
      '.importing-notes',
    ]
    for (const name of [dead, alive, other]) {
      mkdirSync(join(parent, name))
      writeFileSync(join(parent, name, 'spill'), 'x')
    }
    await importDataset(source, join(parent, 'out'), { today })
    expect(readdirSync(parent).toSorted()).toEqual([alive, other, 'out', 'source'].toSorted())
  })
})

describe('a preview', () => {
  it('shows the first rows, how the file is written, and which columns seem to be which', async () => {
    const source = folderOf({
      'patienter.csv': Buffer.from(
        'Personnummer;Kön;Född;Vårdcentral;Vikt\n640823-3234;K;1964-08-23;Sjöhaga;1,5\n',
        'latin1',
      ),
      'clinics.csv': 'id\nSjöhaga\n',
    })
    const { files, mapping, problems } = await previewSource(source)
    expect(problems).toEqual([])
    expect(mapping).toBeUndefined()
    expect(files).toEqual([
      {
        file: 'clinics.csv',
        form: 'csv',
        encoding: 'utf-8',
        delimiter: ',',
        columns: ['id'],
        rows: [['Sjöhaga']],
        table: 'clinics',
        proposed: { id: 'id' },
      },
      {
        file: 'patienter.csv',
        form: 'csv',
        encoding: 'windows-1252',
        delimiter: ';',
        decimal: 'comma',
        columns: ['Personnummer', 'Kön', 'Född', 'Vårdcentral', 'Vikt'],
        rows: [['64••••••••', 'K', '1964-08-23', 'Sjöhaga', '1,5']],
        table: 'patients',
        proposed: { id: 'Personnummer', birth: 'Född', sex: 'Kön', clinic: 'Vårdcentral' },
        words: { sex: { K: 'female', M: 'male' } },
      },
    ])
    expect(existsSync(source)).toBe(true)
  })

  it('keeps what is told of a clinic, its name above all, and takes what names it for its identity', () => {
    expect(proposeColumns('clinics', ['Enhet', 'Vårdcentralens namn', 'Öppnade', 'id'])).toEqual({
      id: 'id',
      enhet: 'Enhet',
      vardcentralens_namn: 'Vårdcentralens namn',
      oppnade: 'Öppnade',
    })
    expect(proposeColumns('clinics', ['Enhet', 'Namn'])).toEqual({ id: 'Enhet', namn: 'Namn' })
    // As `nameOf` of the page calls a column that is kept, so that its choice is shown.
    expect(['Vårdcentral Öst', '2026', ' a--b '].map(ownName)).toEqual(['vardcentral_ost', 'd_2026', 'a_b'])
  })

  it('proposes words for sex by letters and words, never by numbers', () => {
    expect(proposeSexWords(['Man', '', 'Kvinna'])).toEqual({ Kvinna: 'female', Man: 'male' })
    expect(proposeSexWords(['m', 'm'])).toEqual({ k: 'female', m: 'male' })
    expect(proposeSexWords(['F', 'M'])).toEqual({ F: 'female', M: 'male' })
    for (const values of [['1', '2'], ['K', 'F'], ['female', 'male'], ['M', 'annat'], []])
      expect(proposeSexWords(values)).toBeUndefined()
  })
})

describe('a value of sex in another writing', () => {
  it('is refused with the words that a mapping may put in its place, and numbers with a warning', async () => {
    const files = { 'clinics.csv': 'id\nnorth\n', 'patients.csv': 'id,sex\na,K\nb,2\nc,x\n' }
    const error: unknown = await importDataset(folderOf(files), join(folderOf({}), 'out'), { today }).catch(
      (thrown: unknown) => thrown,
    )
    expect(error).toMatchObject({
      problems: [
        { value: 'K', hint: 'If it means `female`, say so in a mapping: `values: { sex: { K: female } }`.' },
        {
          value: '2',
          hint: 'In Swedish registers 1 is a man and 2 a woman, and elsewhere not. If it means `female`, say so in a mapping: `values: { sex: { "2": female } }`.',
        },
        { value: 'x', hint: 'The words are female, male.' },
      ],
    })
  })
})
