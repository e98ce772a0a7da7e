import { declaredSeparator, delimiterOf, splitRecord } from './readHeader.ts'

/** A header stands no further down than this: what is above it is a title, a date, who made it. */
export const MOST_ROWS = 20

/** A row below the first that looks like a header, as a spreadsheet counts it, and its names. */
export interface HeaderBelow {
  readonly row: number
  readonly names: readonly string[]
}

/**
 * The header below a title: where one value alone stands in the first row, the first row of several names with as many values
 * in the row after it. Each name begins with a letter, and none is there twice.
 *
 * @param records the first records of a file, empty ones as well
 */
export function headerBelow(records: readonly string[]): HeaderBelow | undefined {
  const separator = declaredSeparator(records[0] ?? '')
  const rows = records.slice(0, MOST_ROWS + 1).map((record) => splitRecord(record, separator ?? delimiterOf(record)))
  const first = separator === undefined ? 0 : 1
  if (rows[first]?.filter((cell) => cell !== '').length !== 1) return undefined
  const place = rows.findIndex(
    (names, at) => at > first && isHeader(names) && (rows[at + 1]?.length ?? names.length) === names.length,
  )
  const names = rows[place]
  return names && { row: place + 1, names }
}

function isHeader(names: readonly string[]): boolean {
  return names.length > 1 && names.every((name) => /^\p{L}/u.test(name)) && new Set(names).size === names.length
}
