import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DataError } from '../../../server/dataset/DataProblem.ts'
import { type Imported, type ImportOptions, importDataset } from '../../../server/dataset/importDataset.ts'
import { outliersOf } from '../../../server/dataset/quality/outliersOf.ts'
import type { QualityReport } from '../../../server/dataset/quality/QualityReport.ts'
import { folderOf } from './folderOf.ts'
import { rowsIn } from './rowsIn.ts'

const today = 20261122

async function importOf(
  files: Readonly<Record<string, string>>,
  options: Partial<ImportOptions> = {},
): Promise<Imported & { readonly out: string; readonly quality: QualityReport }> {
  const source = folderOf(files)
  const out = join(dirname(source), 'out')
  const imported = await importDataset(source, out, { today, ...options })
  return { ...imported, out, quality: JSON.parse(readFileSync(join(out, 'quality.json'), 'utf8')) as QualityReport }
}

async function messages(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const error: unknown = await importOf(files).catch((thrown: unknown) => thrown)
  if (!(error instanceof DataError)) throw error
  return error.problems.map(({ message }) => message)
}

const months = (of: readonly number[]) =>
  of.map((rows, place) => ({ table: 'contacts', clinic: 'north', month: 202601 + place, rows }) as const)

describe('outliers', () => {
  it('are far from the median in median absolute deviations, whatever the outlier itself is', () => {
    // Median 100, absolute deviations 0 0 1 1 2 2 900, so their median is 1; the chance of a count, √100 = 10, is more.
    const found = outliersOf(months([100, 101, 99, 102, 98, 1000, 100]))
    expect(found.map(({ month, rows, low, high }) => [month, rows, low, high])).toEqual([[202606, 1000, 50, 150]])
  })

  it('are not told from few months, or from counts that vary by chance', () => {
    expect(outliersOf(months([100, 100, 100, 100, 1000]))).toEqual([])
    expect(outliersOf(months([4, 0, 9, 3, 7, 5, 2]))).toEqual([])
  })
})

const PATIENTS = { 'clinics.csv': 'id\nnorth\nsouth\n', 'patients.csv': 'id\na\nb\n' }

describe('a quality report', () => {
  it('counts by month and clinic, and warns of months that a clinic with listed patients lacks', async () => {
    const { quality, warnings } = await importOf({
      ...PATIENTS,
      'listings.csv': 'patient,clinic,from\na,north,2025-01-01\nb,south,2026-03-01\n',
      'contacts.csv':
        'patient,clinic,listed_at,month,n\na,north,north,2026-01,\na,north,north,2026-02,3\na,north,north,2026-04,\nb,south,south,2026-04,\n',
    })
    expect(quality.months).toEqual([
      { table: 'contacts', clinic: 'north', month: 202601, rows: 1 },
      { table: 'contacts', clinic: 'north', month: 202602, rows: 3 },
      { table: 'contacts', clinic: 'north', month: 202604, rows: 1 },
      { table: 'contacts', clinic: 'south', month: 202604, rows: 1 },
    ])
    expect(quality.deliveries).toEqual([
      { table: 'listings', clinic: 'north', first: 202501, last: 202501, missing: [] },
      { table: 'listings', clinic: 'south', first: 202603, last: 202603, missing: [] },
      { table: 'contacts', clinic: 'north', first: 202601, last: 202604, missing: [202603] },
      { table: 'contacts', clinic: 'south', first: 202604, last: 202604, missing: [202603] },
    ])
    expect(warnings.map(({ message }) => message)).toEqual([
      '`north` has listed patients and no contacts in 2026-03.',
      '`south` has listed patients and no contacts in 2026-03.',
    ])
    expect(quality.warnings).toHaveLength(2)
  })

  it('has the distribution of each column', async () => {
    const { quality } = await importOf({
      'clinics.csv': 'id\nnorth\n',
      'patients.csv': `id,sex,age,birth,clinic\n${[0, 10, 50, 100].map((age, place) => `p${place},${place === 0 ? 'male' : 'female'},${age},19${50 + place}-01-01,north\n`).join('')}p9,,,,north\n`,
    })
    const columns = quality.tables.find(({ table }) => table === 'patients')?.columns ?? []
    const of = (name: string) => columns.find((column) => column.name === name)
    expect(of('sex')).toEqual({
      name: 'sex',
      type: 'word',
      known: 4,
      missing: 1,
      words: [
        { word: 'female', rows: 3 },
        { word: 'male', rows: 1 },
      ],
      otherWords: 0,
    })
    // Twenty steps of 5 from 0 to 100; the last includes its end.
    expect(of('age')).toMatchObject({
      least: '0',
      most: '100',
      steps: [
        { from: '0', rows: 1 },
        { from: '10', rows: 1 },
        { from: '50', rows: 1 },
        { from: '95', rows: 1 },
      ],
    })
    expect(of('birth')?.steps).toEqual([1950, 1951, 1952, 1953].map((year) => ({ from: String(year), rows: 1 })))
    expect(of('id')).toEqual({ name: 'id', type: 'word', known: 5, missing: 0 })
  })

  it('warns of contacts that contradict the listings, and of rows that are there twice', async () => {
    const { warnings } = await importOf({
      ...PATIENTS,
      'listings.csv': 'patient,clinic,from,to\na,north,,2026-01-31\na,south,2026-02-01,\n',
      'contacts.csv':
        'patient,clinic,listed_at,date\na,north,north,2026-01-31\na,north,north,2026-02-01\na,north,north,2026-02-01\na,north,unlisted,2026-02-02\nb,south,unlisted,2026-02-03\n',
    })
    expect(warnings.map(({ code, row, message }) => [code, row, message])).toEqual([
      [
        'contradicting-listing',
        3,
        '3 contacts say that the patient is listed elsewhere than `listings` does. The first says `north`, and the patient is listed at `south`.',
      ],
      ['repeated-row', 4, '1 row is like another in every column.'],
    ])
  })

  it('names the first row that is like one before it, in whichever file each is', async () => {
    const contacts = (...rows: readonly string[]): string => `patient,clinic,listed_at,date\n${rows.join('')}`
    const [first, second, third] = [1, 2, 3].map((day) => `a,north,north,2026-01-0${day}\n`) as [string, string, string]
    const { warnings } = await importOf({
      ...PATIENTS,
      'listings.csv': 'patient,clinic,from,to\na,north,,\n',
      'june.csv': contacts(first, second, third),
      'july.csv': contacts(third, second, second),
      'mapping.yaml': `format: 1\ntables: {clinics: {from: clinics.csv}, patients: {from: patients.csv}, listings: {from: listings.csv}, contacts: [{from: june.csv}, {from: july.csv}]}\n`,
    })
    const repeated = warnings.filter(({ code }) => code === 'repeated-row')
    expect(repeated.map(({ file, row, message }) => [file, row, message])).toEqual([
      ['july.csv', 2, '3 rows are like another in every column.'],
    ])
  })
})

describe('control totals', () => {
  const FILES = {
    'clinics.csv': 'id\nnorth\nsouth\n',
    'costs.csv': 'clinic,month,amount\nnorth,2026-01,0.10\nnorth,2026-01,0.20\nsouth,2026-01,5\n',
  }

  it('that are met are silent, and exact', async () => {
    const control =
      'costs:\n  rows: 3\n  sums:\n    - { column: amount, total: 5.3 }\n    - { column: amount, by: clinic, totals: { north: 0.3, south: 5.00 } }\n'
    expect((await importOf({ ...FILES, 'control.yaml': control })).warnings).toEqual([])
  })

  it('that are missed say which, and what was found', async () => {
    const control =
      'costs:\n  rows: 4\n  sums:\n    - { column: amount, total: 5.31 }\n    - { column: amount, by: clinic, totals: { north: 0.4, west: 1 } }\n    - { column: amont, total: 1 }\npaid: { rows: 1 }\n'
    expect(await messages({ ...FILES, 'control.yaml': control })).toEqual([
      'There are 3 rows, and the control total is 4.',
      'The sum of `amount` is 5.3, and the control total is 5.31.',
      'The sum of `amount` for `north` is 0.3, and the control total is 0.4.',
      'The sum of `amount` for `west` is 0, and the control total is 1.',
      'There are rows for `south`, which the control totals do not have.',
      'A control total is of `amont`, and `costs` has no such column of numbers or words.',
      'There are control totals of `paid`, and there is no such table.',
    ])
  })
})

describe('names of clinics', () => {
  it('that differ by case, space or Unicode form are one where the mapping says so, and it is told', async () => {
    const { out, warnings } = await importOf({
      'clinics.csv': 'id\nÅsa\n',
      'costs.csv': 'clinic,month,amount\nA\u030asa,2026-01,1\nåsa,2026-01,2\nÅsa\u00a0,2026-01,3\nÅsa,2026-01,4\n',
      'mapping.yaml':
        'format: 1\nnames: folded\ntables:\n  clinics: { from: clinics.csv }\n  costs: { from: costs.csv }\n',
    })
    expect((await rowsIn(join(out, 'costs.parquet'))).map(({ clinic }) => clinic)).toEqual(['Åsa', 'Åsa', 'Åsa', 'Åsa'])
    expect(warnings.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'trimmed-name: 1 name of a clinic begins or ends with a blank and is read without it: `Åsa ` as `Åsa`.',
      'folded-name: `A\u030asa` was read as `Åsa`, in 1 row.',
      'folded-name: `åsa` was read as `Åsa`, in 1 row.',
    ])
  })
})
