import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { DataError } from '../../../server/dataset/DataProblem.ts'
import { importDataset } from '../../../server/dataset/importDataset.ts'
import { previewSource } from '../../../server/dataset/previewSource.ts'
import { writeMapping } from '../../../server/upload/writeMapping.ts'
import { folderOf } from './folderOf.ts'
import { rowsIn } from './rowsIn.ts'

const today = 20261122

async function clinicsOf(source: string): Promise<readonly unknown[]> {
  const out = join(dirname(source), 'out')
  await importDataset(source, out, { today })
  return (await rowsIn(join(out, 'clinics.parquet'))).map(({ id, beds }) => [id, beds])
}

async function problemsOf(source: string) {
  const error: unknown = await importDataset(source, join(dirname(source), 'out'), { today }).catch(
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof DataError)) throw error
  return error.problems
}

const mapping = (row: number): string =>
  `format: 1\ntables:\n  clinics: { from: clinics.csv, header_row: ${row}, columns: { id: enhet, beds: platser } }\n`

/** What stands above the header of a report, and the row of the header. */
const TITLES = [
  { what: 'a line and an empty one', above: 'Vårdcentraler i regionen 2026\n\n', row: 3 },
  { what: 'a line with a mark for each column', above: 'Vårdcentraler;\nUttag 2026-11-01;\n;\n', row: 4 },
  { what: 'lines of Windows', above: 'Vårdcentraler\r\n\r\n', row: 3 },
  { what: 'a line that breaks inside of quotation marks', above: '"Vårdcentraler\ni regionen"\n\n', row: 3 },
  { what: 'the line that tells Excel the delimiter', above: 'sep=;\nVårdcentraler\n', row: 3 },
]

describe('a title above the header', () => {
  it.each(TITLES)('is told with the row of the header, and passed over where a mapping says so: $what', async (one) => {
    const end = one.above.includes('\r') ? '\r\n' : '\n'
    const csv = `${one.above}${['enhet;platser', 'norr;12', 'söder;7'].join(end)}${end}`
    const [first] = await problemsOf(folderOf({ 'clinics.csv': csv }))
    expect(first).toMatchObject({
      code: 'missing-column',
      row: 1,
      hint: `Row ${one.row} looks like the header: enhet, platser. Say \`header_row: ${one.row}\` in a mapping, or take away what stands above it.`,
    })
    const source = folderOf({ 'clinics.csv': csv, 'mapping.yaml': mapping(one.row) })
    expect(await clinicsOf(source)).toEqual([
      ['norr', 12],
      ['söder', 7],
    ])
  })

  it('leaves rows their numbers', async () => {
    const csv = 'Vårdcentraler\n\nenhet;platser\nnorr;12\nsöder;tolv\n'
    const source = folderOf({
      'clinics.csv': csv,
      'mapping.yaml': mapping(3).replace('columns:', 'types: { beds: integer }, columns:'),
    })
    expect(await problemsOf(source)).toMatchObject([{ file: 'clinics.csv', row: 5, value: 'tolv' }])
  })

  it('is said to be elsewhere where there is no such row, and an empty row names nothing', async () => {
    const csv = 'enhet;platser\n\nnorr;12\n'
    for (const [row, message] of [
      [9, 'The file has no row 9.'],
      [2, 'Row 2 is empty.'],
    ] as const)
      expect(await problemsOf(folderOf({ 'clinics.csv': csv, 'mapping.yaml': mapping(row) }))).toMatchObject([
        { code: 'empty-file', message },
      ])
    expect(
      await problemsOf(folderOf({ 'clinics.csv': csv, 'mapping.yaml': mapping(3).replace('3', 'tre') })),
    ).toMatchObject([{ code: 'broken-mapping', line: 3 }])
  })

  it('of a sheet is found by the page, whose mapping says the row', async () => {
    const source = folderOf({})
    const data = [['Vårdcentraler i regionen'], [], ['enhet', 'platser'], ['norr', 12], ['söder', 7]]
    await writeXlsxFile([{ sheet: 'clinics', data: data.map((row) => row.map((value) => ({ value }))) }] as Parameters<
      typeof writeXlsxFile
    >[0]).toFile(join(source, 'rapport.xlsx'))
    const [file] = (await previewSource(source)).files
    expect(file).toMatchObject({
      headerRow: 3,
      columns: ['enhet', 'platser'],
      rows: [
        ['norr', '12'],
        ['söder', '7'],
      ],
    })
    const chosen = {
      file: 'rapport.xlsx',
      table: 'clinics',
      headerRow: 3,
      columns: { id: 'enhet', beds: 'platser' },
    } as const
    const yaml = writeMapping({
      name: 'rapport',
      title: 'Rapport',
      invented: false,
      asOf: '2026-10-31',
      mapping: 'own',
      files: [{ ...chosen, values: {} }],
    })
    const out = join(dirname(source), 'out')
    const path = join(folderOf({ 'mapping.yaml': yaml }), 'mapping.yaml')
    await importDataset(source, out, { today, mapping: path })
    expect(await rowsIn(join(out, 'clinics.parquet'))).toMatchObject([
      { id: 'norr', beds: 12 },
      { id: 'söder', beds: 7 },
    ])
  })

  it('is no title where one column is all that a file has', async () => {
    expect(await clinicsOf(folderOf({ 'clinics.csv': 'id\nnorr\n"Kista, Husby"\n' }))).toEqual([
      ['Kista, Husby', undefined],
      ['norr', undefined],
    ])
  })
})

describe('a row of totals', () => {
  it.each(['Summa', 'TOTALT', 'Total', 'summa regionen', 'Grand total'])('is no clinic: %s', async (name) => {
    const source = folderOf({ 'clinics.csv': `id,beds\nnorr,12\nsöder,7\n${name},19\n` })
    expect(await problemsOf(source)).toMatchObject([
      { code: 'total-row', file: 'clinics.csv', row: 4, column: 'id', value: name },
    ])
  })

  it('is left out where a mapping says which rows are clinics, and a name that has the word in it is one', async () => {
    const rows = 'id,kind,beds\nTotal Hälsa,clinic,12\nSumma,sum,12\n'
    const where =
      'format: 1\ntables:\n  clinics: { from: clinics.csv, columns: { id: id, beds: beds }, where: { kind: [clinic] } }\n'
    expect(await clinicsOf(folderOf({ 'clinics.csv': rows, 'mapping.yaml': where }))).toEqual([['Total Hälsa', 12]])
  })
})
