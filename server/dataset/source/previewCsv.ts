import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { headerBelow, MOST_ROWS } from './headerBelow.ts'
import { declaredSeparator, delimiterOf, splitRecord } from './readHeader.ts'

/** The first rows of a CSV file in UTF-8. */
export interface CsvPreview {
  readonly delimiter: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly decimal?: 'comma' | 'point' | 'both' | undefined
  /** The row of the header, where a title seems to stand above it. */
  readonly headerRow?: number | undefined
}

const FIRST_BYTES = 1 << 18

/** Reads the first rows of a CSV file, without checking any. */
export function previewCsv(path: string, most: number): CsvPreview {
  const lines = firstRecords(path, most + MOST_ROWS)
  const separator = declaredSeparator(lines[0] ?? '')
  const headerRow = headerBelow(lines)?.row
  const [header = '', ...records] = lines.slice(
    headerRow === undefined ? (separator === undefined ? 0 : 1) : headerRow - 1,
  )
  const delimiter = separator ?? delimiterOf(header)
  const columns = splitRecord(header, delimiter)
  const rows = records
    .filter((record) => record !== '')
    .slice(0, most)
    .map((record) => splitRecord(record, delimiter))
  return { delimiter, columns, rows, decimal: decimalOf(columns, rows), ...(headerRow !== undefined && { headerRow }) }
}

/** The first records of a file in UTF-8, empty ones as well. Line breaks inside of quotation marks end no record. */
export function firstRecords(path: string, most: number): readonly string[] {
  const descriptor = openSync(path, 'r')
  try {
    const buffer = Buffer.alloc(Math.min(FIRST_BYTES, fstatSync(descriptor).size))
    const length = readSync(descriptor, buffer, 0, buffer.length, 0)
    const text = new TextDecoder().decode(buffer.subarray(0, length))
    const lines = text.split(/\r?\n/)
    if (length === FIRST_BYTES) lines.pop() // cut in its middle
    const records: string[] = []
    let open: string | undefined
    for (const line of lines) {
      const record: string = open === undefined ? line : `${open}\n${line}`
      const isOpen = (record.split('"').length - 1) % 2 === 1
      open = isOpen ? record : undefined
      if (!isOpen) records.push(record)
      if (records.length === most) break
    }
    return records
  } finally {
    closeSync(descriptor)
  }
}

function decimalOf(columns: readonly string[], rows: readonly (readonly string[])[]): CsvPreview['decimal'] {
  const signs = columns.map((_, place) => {
    const values = rows.map((row) => row[place] ?? '')
    return {
      comma: values.some((value) => /^[+-]?\d+,\d+$/.test(value)),
      point: values.some((value) => /^[+-]?\d+\.\d+$/.test(value)),
    }
  })
  if (signs.some(({ comma, point }) => comma && point)) return 'both'
  if (signs.some(({ comma }) => comma)) return 'comma'
  return signs.some(({ point }) => point) ? 'point' : undefined
}
