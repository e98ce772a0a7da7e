import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DataError } from '../../../server/dataset/DataProblem.ts'
import { type ImportOptions, importDataset } from '../../../server/dataset/importDataset.ts'
import { folderOf } from './folderOf.ts'
import { rowsIn } from './rowsIn.ts'

const today = 20261122
type Files = Readonly<Record<string, string>>

async function importOf(files: Files, options: Partial<ImportOptions> = {}) {
  const source = folderOf(files)
  const out = join(dirname(source), 'out')
  return { out, ...(await importDataset(source, out, { today, ...options })) }
}

async function refusal(files: Files): Promise<readonly string[]> {
  const error: unknown = await importOf(files).catch((thrown: unknown) => thrown)
  if (!(error instanceof DataError)) throw error
  return error.problems.map(({ code, row, column, message }) => `${code} | ${row} | ${column} | ${message}`)
}

const CLINICS = 'id\nnorth\n'

describe('numbers as Swedish systems write them', () => {
  it('are read with blanks between thousands, of any kind, and that is told of each column', async () => {
    const { out, warnings } = await importOf({
      'clinics.csv': 'id;income;beds;label\nnorth;11\u00a0833,73;1\u202f000;1 000\nsouth;1 000;20;x y\n',
    })
    expect(await rowsIn(join(out, 'clinics.parquet'))).toMatchObject([
      { id: 'north', income: '11833.73', beds: 1000, label: '1 000' },
      { id: 'south', income: '1000.00', beds: 20, label: 'x y' },
    ])
    expect(warnings.map(({ code, row, column, message }) => [code, row, column, message])).toEqual([
      [
        'thousands',
        2,
        'income',
        '`11 833,73` was read as `11833,73`: the blank stands between thousands. 2 values have one.',
      ],
      ['thousands', 2, 'beds', '`1 000` was read as `1000`: the blank stands between thousands. 1 value has one.'],
    ])
  })

  it('are never one where they may be a thousand', async () => {
    expect(await refusal({ 'clinics.csv': 'id;income\nnorth;1.000\nsouth;12\n' })).toEqual([
      'thousands | 2 | income | `1.000` may be 1000, or a number with decimals.',
    ])
    const mapped = (rule: string) => ({
      'clinics.csv': 'id;income\nnorth;1.000\nsouth;12\n',
      'mapping.yaml': `format: 1\ntables:\n  clinics:\n    from: clinics.csv\n    ${rule}\n`,
    })
    const incomes = async (rule: string) =>
      (await rowsIn(join((await importOf(mapped(rule))).out, 'clinics.parquet'))).map(({ income }) => income)
    expect(await incomes('thousands: point')).toEqual([1000, 12])
    expect(await incomes('decimal: point')).toEqual([1, 12])
    // Where another value shows that the point is a decimal point, all are.
    const { out } = await importOf({ 'clinics.csv': 'id;need\nnorth;1.250\nsouth;0.5\n' })
    expect(await rowsIn(join(out, 'clinics.parquet'))).toMatchObject([{ need: '1.25' }, { need: '0.50' }])
  })
})

describe('a delivery', () => {
  it('says yes and no in columns of its own in English and in Swedish', async () => {
    const { out } = await importOf({
      'clinics.csv': 'id,own,rural,busy,night\nnorth,yes,ja,sant,TRUE\nsouth,No,nej,falskt,false\n',
    })
    const [yes, no] = [
      { own: true, rural: true, busy: true, night: true },
      { own: false, rural: false, busy: false, night: false },
    ]
    expect(await rowsIn(join(out, 'clinics.parquet'))).toMatchObject([yes, no])
  })

  it('is refused where a contact has a date in another month than its own, or neither', async () => {
    const head = 'listed_at,clinic,month,date\n'
    const contacts = `${head}north,north,2026-01,2026-01-31\nnorth,north,2026-01,2026-02-01\n`
    expect(await refusal({ 'clinics.csv': CLINICS, 'contacts.csv': contacts })).toEqual([
      'impossible-date | 3 | month | The month is 2026-01, and the date 2026-02-01 lies in another.',
    ])
    expect(await refusal({ 'clinics.csv': CLINICS, 'contacts.csv': `${head}north,north,,\n` })).toEqual([
      'missing-value | 2 | date | The month is missing, and the date too.',
    ])
  })

  it('is refused where what was paid cannot be compared: no period, parts of an öre, known before it began', async () => {
    const paid =
      'clinic,payment,period,amount,known_at\nnorth,visits,2026-Q1,1.5,2026-01-01\nnorth,visits,2026-13,1,\n' +
      'north,visits,2026,1.005,\nnorth,visits,2026-Q3,1,2026-06-30\nnorth,visits,2026-03,1,2026-02-28\n'
    expect(await refusal({ 'clinics.csv': CLINICS, 'paid.csv': paid })).toEqual([
      'impossible-date | 3 | period | `2026-13` is no period.',
      'too-many-decimals | 4 | amount | `1.005` has parts of an öre.',
      'order-of-dates | 5 | known_at | It was known on 2026-06-30, before 2026-Q3 began.',
      'order-of-dates | 6 | known_at | It was known on 2026-02-28, before 2026-03 began.',
    ])
  })

  it('is read with the delimiter and the encoding that its mapping says', async () => {
    const source = folderOf({
      'list.csv': Buffer.from('id|name,long\nnorth|V\u00e5rd, nord\n', 'latin1'),
      'mapping.yaml': 'format: 1\ntables:\n  clinics:\n    from: list.csv\n    delimiter: "|"\n    encoding: latin-1\n',
    })
    const out = join(dirname(source), 'out')
    await importDataset(source, out, { today })
    expect(await rowsIn(join(out, 'clinics.parquet'))).toMatchObject([{ id: 'north', 'name,long': 'Vård, nord' }])
  })

  it('is refused where its dataset would have a longer name than a disk takes', async () => {
    const source = folderOf({ 'clinics.csv': CLINICS })
    await expect(importDataset(source, join(dirname(source), 'n'.repeat(300)), { today })).rejects.toThrow(
      'The name is longer than a disk takes.',
    )
  })
})
