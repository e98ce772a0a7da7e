import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importDataset } from '../../../server/dataset/importDataset.ts'
import { folderOf } from './folderOf.ts'
import { rowsIn } from './rowsIn.ts'

const today = 20261122
const TEXT = 'id;name;rural_points\r\nnorth;Sjöhaga – Åsa;2,5\r\nsouth;Ängö;10,25\r\n'
const ROWS = [
  { id: 'north', name: 'Sjöhaga – Åsa', rural_points: '2.50' },
  { id: 'south', name: 'Ängö', rural_points: '10.25' },
]

/** Windows-1252 has the dash at 0x96; all other letters here are where Latin-1 has them. */
const windows = (text: string): Buffer => Buffer.from(text.replaceAll('–', '\u0096'), 'latin1')
const wide = (text: string): Buffer => Buffer.from(text, 'utf16le')
const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16()

async function clinicsOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<readonly unknown[]> {
  const source = folderOf(files)
  const out = join(dirname(source), 'out')
  await importDataset(source, out, { today })
  return rowsIn(join(out, 'clinics.parquet'))
}

describe('a CSV file as Swedish programs write it', () => {
  it.each([
    { what: 'UTF-8', bytes: Buffer.from(TEXT) },
    { what: 'UTF-8 with a mark, as Excel writes "CSV UTF-8"', bytes: Buffer.from(`\ufeff${TEXT}`) },
    { what: 'Windows-1252, as Excel writes "CSV"', bytes: windows(TEXT) },
    { what: 'UTF-16 with tabs, as Excel writes "Unicode text"', bytes: wide(`\ufeff${TEXT.replaceAll(';', '\t')}`) },
    { what: 'UTF-16, big end first', bytes: swapped(wide(`\ufeff${TEXT}`)) },
    { what: 'UTF-16 without a mark', bytes: wide(TEXT) },
    { what: 'a first line sep=; of Excel', bytes: windows(`sep=;\r\n${TEXT}`) },
    { what: 'a mark and a first line sep=;', bytes: Buffer.from(`\ufeffsep=;\r\n${TEXT}`) },
  ])('is read in $what', async ({ bytes }) => {
    expect(await clinicsOf({ 'clinics.csv': bytes })).toMatchObject(ROWS)
  })

  it('is read in Latin-1 where no letter is beyond it', async () => {
    expect(await clinicsOf({ 'clinics.csv': Buffer.from('id;name\nnorth;Ängö\n', 'latin1') })).toMatchObject([
      { id: 'north', name: 'Ängö' },
    ])
  })

  it('is read as declared: the encoding, thousands, decimals and days of a mapping', async () => {
    const mapping = `format: 1
tables:
  clinics:
    from: units.txt
    delimiter: '|'
    encoding: latin-1
    decimal: comma
    thousands: space
    dates: DD/MM/YYYY
`
    const units = 'id|name|opened|rural_points\nnorth|Ã¥|1/2/2020|1 234,50\nsouth|ö|31/12/2021|12\n'
    expect(await clinicsOf({ 'units.txt': Buffer.from(units, 'latin1'), 'mapping.yaml': mapping })).toMatchObject([
      { id: 'north', name: 'Ã¥', opened: 20200201, rural_points: '1234.5' },
      { id: 'south', name: 'ö', opened: 20211231, rural_points: '12.0' },
    ])
  })

  it('refuses a point where the decimal comma is declared, for it would be another number', async () => {
    const mapping =
      'format: 1\ntables:\n  clinics:\n    from: c.csv\n    decimal: comma\n    types: { rural_points: number }\n'
    await expect(clinicsOf({ 'c.csv': 'id;rural_points\nnorth;1.234\n', 'mapping.yaml': mapping })).rejects.toThrow(
      '`1.234` is no number.',
    )
  })
})
