import type { LinkedCell, LinkedTable, Relation } from './LinkedTable.ts'

/**
 * A table of counts with the totals of its rows, of its columns and of the whole: clinic by key. The cell of row r and
 * column c is in place r × (columns + 1) + c; a row's total stands behind it, and the totals of columns are the last row.
 *
 * @example
 * twoWayTable([[1, 2], [3, 4]]).cells.map(({ value }) => value) // => [1, 2, 3, 3, 4, 7, 4, 6, 10]
 */
export function twoWayTable(counts: readonly (readonly number[])[]): LinkedTable {
  const width = counts[0]?.length ?? 0
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
  const rows = counts.map((row) => [...row, sum(row)])
  const totals = Array.from({ length: width + 1 }, (_, column) => sum(rows.map((row) => row[column] ?? 0)))
  const place = (row: number, column: number): number => row * (width + 1) + column
  const cells = [...rows, totals].flatMap((row, at) =>
    row.map((value, column): LinkedCell => ({ name: `${at},${column}`, value, patients: value })),
  )
  const across = [...rows, totals].map(
    (_, row): Relation => ({ total: place(row, width), parts: range(width).map((column) => place(row, column)) }),
  )
  const down = range(width + 1).map(
    (column): Relation => ({
      total: place(rows.length, column),
      parts: range(rows.length).map((row) => place(row, column)),
    }),
  )
  return { cells, relations: [...across, ...down] }
}

const range = (length: number): readonly number[] => Array.from({ length }, (_, place) => place)
