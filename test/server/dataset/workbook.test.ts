import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { DataError } from '../../../server/dataset/DataProblem.ts'
import { importDataset } from '../../../server/dataset/importDataset.ts'
import { folderOf } from './folderOf.ts'
import { rowsIn } from './rowsIn.ts'

const today = 20261122
const day = (text: string): Date => new Date(`${text}T00:00:00Z`)

/** A folder with a workbook, as a spreadsheet library writes it. */
async function bookFolder(
  sheets: Readonly<Record<string, readonly (readonly (string | number | boolean | Date | null)[])[]>>,
  name = 'region.xlsx',
): Promise<string> {
  const folder = folderOf({})
  await writeXlsxFile(
    Object.entries(sheets).map(([sheet, rows]) => ({
      sheet,
      data: rows.map((row) =>
        row.map((value) => (value instanceof Date ? { value, type: Date, format: 'yyyy-mm-dd' } : { value })),
      ),
    })) as Parameters<typeof writeXlsxFile>[0],
  ).toFile(join(folder, name))
  return folder
}

async function imported(source: string): Promise<string> {
  const out = join(dirname(source), 'out')
  await importDataset(source, out, { today })
  return out
}

async function refusal(source: string): Promise<readonly string[]> {
  const error: unknown = await imported(source).catch((thrown: unknown) => thrown)
  if (!(error instanceof DataError)) throw error
  return error.problems.map(({ file, row, column, message }) =>
    [file, row, column, message].filter(Boolean).join(' | '),
  )
}

/** Changes the XML of the first sheet of the workbook in a folder. */
function edit(folder: string, change: (xml: string) => string): string {
  const path = join(folder, 'region.xlsx')
  const parts = unzipSync(readFileSync(path))
  const sheet = 'xl/worksheets/sheet1.xml'
  writeFileSync(path, zipSync({ ...parts, [sheet]: strToU8(change(strFromU8(parts[sheet] ?? new Uint8Array()))) }))
  return folder
}

describe('a workbook', () => {
  it('has a table in each sheet; dates are days, numbers have 15 digits, empty rows at the end are none', async () => {
    const out = await imported(
      await bookFolder({
        clinics: [
          ['id', 'opened', 'rural_points', 'own'],
          ['north', day('2020-02-29'), 0.1 + 0.2, true],
          ['south', null, 1e-5, false],
          [null],
        ],
        patients: [
          ['id', 'birth', 'clinic'],
          ['a', day('1950-01-31'), 'north'],
        ],
      }),
    )
    expect(await rowsIn(join(out, 'clinics.parquet'))).toMatchObject([
      { id: 'north', opened: 20200229, rural_points: '0.30000', own: true },
      { id: 'south', opened: null, rural_points: '0.00001', own: false },
    ])
    expect(await rowsIn(join(out, 'patients.parquet'))).toMatchObject([{ id: 'a', birth: 19500131 }])
  })

  it('of one sheet is called after its file, and a mapping names sheets', async () => {
    const folder = await bookFolder({ Sheet1: [['id'], ['north']] }, 'clinics.xlsx')
    expect(await rowsIn(join(await imported(folder), 'clinics.parquet'))).toMatchObject([{ id: 'north' }])
    const mapped = await bookFolder({ Enheter: [['Enhet'], ['north']], Annat: [['x'], ['y']] })
    writeFileSync(
      join(mapped, 'mapping.yaml'),
      'format: 1\ntables:\n  clinics: { from: region.xlsx, sheet: Enheter, columns: { id: Enhet } }\n',
    )
    expect(await rowsIn(join(await imported(mapped), 'clinics.parquet'))).toMatchObject([{ id: 'north' }])
    writeFileSync(
      join(mapped, 'mapping.yaml'),
      'format: 1\ntables:\n  clinics: { from: region.xlsx, sheet: Enheterna }\n',
    )
    const error: unknown = await importDataset(mapped, join(dirname(mapped), 'two'), { today }).catch(
      (thrown: unknown) => thrown,
    )
    expect(error).toMatchObject({
      problems: [{ message: '`region.xlsx` has no sheet `Enheterna`.', hint: 'Did you mean `Enheter`?' }],
    })
  })

  it('says the row of a value that is wrong, as the spreadsheet counts', async () => {
    const folder = await bookFolder({
      clinics: [
        ['id', 'opened'],
        ['north', '2026-02-30'],
      ],
      costs: [
        ['clinic', 'month'],
        ['nort', '2026-01'],
      ],
    })
    expect(await refusal(folder)).toEqual([
      'region.xlsx, sheet clinics | 2 | opened | `2026-02-30` is no day of the calendar.',
      'region.xlsx, sheet costs | 2 | clinic | There is no clinic `nort`.',
    ])
  })

  it('may have columns in which nothing stands', async () => {
    const folder = await bookFolder({
      clinics: [
        [null, 'id', null, 'beds'],
        [null, 'north', null, 12],
      ],
    })
    const [clinic] = await rowsIn(join(await imported(folder), 'clinics.parquet'))
    expect(clinic).toEqual({ id: 'north', opened: null, closed: null, beds: 12 })
  })

  it('is not read in silence where a mapping leaves a sheet of it', async () => {
    const folder = await bookFolder({ Enheter: [['id'], ['north']], Annat: [['x'], ['y']] })
    writeFileSync(
      join(folder, 'mapping.yaml'),
      'format: 1\ntables:\n  clinics: { from: region.xlsx, sheet: Enheter }\n',
    )
    const { warnings } = await importDataset(folder, join(dirname(folder), 'out'), { today })
    expect(warnings.map(({ file, message }) => `${file}: ${message}`)).toEqual([
      'region.xlsx, sheet Annat: The sheet `Annat` is not read: no table is filled from it.',
    ])
  })

  it('is refused where a formula failed, which is not the same as an empty cell', async () => {
    const folder = edit(
      await bookFolder({
        clinics: [
          ['id', 'points'],
          ['north', 5],
        ],
      }),
      (xml) => xml.replace(/<c r="B2"[^>]*>.*?<\/c>/, '<c r="B2" t="e"><v>#DIV/0!</v></c>'),
    )
    expect(await refusal(folder)).toEqual(['region.xlsx | 2 | B | The cell holds an error of a formula.'])
  })

  it.each([
    { what: 'a row', cell: '<row r="999999999"><c r="A999999999"><v>1</v></c></row>' },
    { what: 'a column', cell: '<row r="3"><c r="ZZZZZ3"><v>1</v></c></row>' },
  ])('is refused before $what far outside fills the memory', async ({ cell }) => {
    const folder = edit(await bookFolder({ clinics: [['id'], ['north']] }), (xml) =>
      xml.replace('</sheetData>', `${cell}</sheetData>`),
    )
    expect((await refusal(folder))[0]).toContain('has a cell outside of any sheet')
  })

  it('that is cut, or none, is refused in words', async () => {
    const folder = await bookFolder({ clinics: [['id'], ['north']] })
    const path = join(folder, 'region.xlsx')
    writeFileSync(path, readFileSync(path).subarray(0, 900))
    expect((await refusal(folder))[0]).toContain('The archive cannot be read')
    writeFileSync(path, zipSync({ 'readme.txt': strToU8('x') }))
    expect((await refusal(folder))[0]).toContain('This is no workbook that can be read')
  })

  it('is refused where cells are merged, for the first alone has their value', async () => {
    const book = await bookFolder({
      clinics: [
        ['id', 'area'],
        ['north', 'a'],
        ['south', null],
      ],
    })
    const merge = '</sheetData><mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>'
    const [said] = await refusal(edit(book, (xml) => xml.replace('</sheetData>', merge)))
    expect(said).toContain('The cells B2:B3 of the sheet `clinics` are merged')
  })

  it('is refused where it has a password, and what Excel keeps beside an open one is passed over', async () => {
    const book = await bookFolder({ clinics: [['id'], ['north']] })
    writeFileSync(join(book, '~$region.xlsx'), 'user')
    expect(await rowsIn(join(await imported(book), 'clinics.parquet'))).toMatchObject([{ id: 'north' }])
    const secret = await bookFolder({ clinics: [['id'], ['north']] })
    writeFileSync(
      join(secret, 'region.xlsx'),
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
    )
    expect((await refusal(secret))[0]).toContain('it is protected by a password, or of the form before .xlsx')
  })

  it('is refused where a formula has no value, with the sheet and the cell', async () => {
    const book = await bookFolder({
      clinics: [
        ['id', 'beds'],
        ['north', 12],
      ],
    })
    const source = edit(book, (xml) => xml.replace(/<v>12<\/v>/, '<f>SUM(1,2)</f>'))
    expect(await refusal(source)).toEqual([
      'region.xlsx | 2 | B | The cell B2 of the sheet `clinics` has a formula without its value.',
    ])
    const calculated = edit(book, (xml) => xml.replace('<f>SUM(1,2)</f>', '<f>SUM(1,2)</f><v>3</v>'))
    expect(await rowsIn(join(await imported(calculated), 'clinics.parquet'))).toMatchObject([{ id: 'north', beds: 3 }])
  })

  it('is refused where a title stands above the header', async () => {
    const titled = (...rows: Parameters<typeof bookFolder>[0][string]) =>
      bookFolder({ clinics: [['Clinics of the region', null], ...rows] })
    // Values are no names: nothing is said where no row looks like a header.
    const without = await titled(['1', 'beds'], ['north', 12], ['south', 12])
    expect(await imported(without).catch((thrown: unknown) => thrown)).toMatchObject({
      problems: [
        {
          file: 'region.xlsx',
          row: 1,
          message: 'Row 1 has one value, `Clinics of the region`, and 1 empty: a title and no header.',
          hint: 'The first row names the columns. Say `header_row` in a mapping, or take away what stands above it.',
        },
      ],
    })
  })

  it('of which a sheet is hidden is read without it, and it is said; a mapping may name it', async () => {
    const book = await bookFolder({ clinics: [['id'], ['north']], old: [['id'], ['south']] })
    const path = join(book, 'region.xlsx')
    const parts = unzipSync(readFileSync(path))
    const xml = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array())
    const hidden = xml.replace('name="old"', 'name="old" state="veryHidden"')
    expect(hidden).not.toBe(xml)
    writeFileSync(path, zipSync({ ...parts, 'xl/workbook.xml': strToU8(hidden) }))
    const out = join(dirname(book), 'out')
    const { warnings } = await importDataset(book, out, { today })
    expect(warnings).toMatchObject([
      { file: 'region.xlsx, sheet old', message: 'The sheet `old` is hidden, and not read.' },
    ])
    expect(await rowsIn(join(out, 'clinics.parquet'))).toMatchObject([{ id: 'north' }])

    const mapping = 'format: 1\ntables:\n  clinics: { from: region.xlsx, sheet: old, columns: { id: id } }\n'
    writeFileSync(join(book, 'mapping.yaml'), mapping)
    await importDataset(book, join(dirname(book), 'named'), { today })
    expect(await rowsIn(join(dirname(book), 'named', 'clinics.parquet'))).toMatchObject([{ id: 'south' }])
  })
})
