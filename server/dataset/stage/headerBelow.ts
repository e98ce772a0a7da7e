import { previewCsv } from '../source/previewCsv.ts'

/** A header stands no further down than this: what is above it is a title, a date, who made it. */
const MOST_ROWS = 20

/** A row below the first that looks like a header, and its names: each begins with a letter, and none is there twice. */
export function headerBelow(
  path: string,
  skipped: number,
): { readonly row: number; readonly names: readonly string[] } | undefined {
  const { rows } = previewCsv(path, MOST_ROWS)
  const place = rows.findIndex(
    (row) => row.length > 1 && row.every((name) => /^\p{L}/u.test(name)) && new Set(row).size === row.length,
  )
  const names = rows[place]
  return names && { row: skipped + place + 2, names }
}
