import type { KeyValue } from '../../models/index.ts'

/** The different combinations of clinic and keys among rows, in order. */
export interface OrderedRows {
  /** Of each combination, a row that has it. */
  readonly firsts: readonly number[]
  /** Of each row, its combination's place; -1 where the clinic is unknown. */
  readonly places: Int32Array
}

/**
 * Orders rows by clinic and then by key columns (null first, false before true, numbers by size, words by code unit).
 * Values are turned into ranks and the ranks of a row into one whole number, so that many rows are ordered quickly.
 */
export function orderRows(clinic: readonly number[], columns: readonly (readonly KeyValue[])[]): OrderedRows {
  let rank = Float64Array.from(clinic)
  let size = clinic.reduce((most, place) => Math.max(most, place + 1), 0)
  for (const column of columns) {
    const next = ranksOf(column)
    if (size * next.size > Number.MAX_SAFE_INTEGER) ({ rank, size } = compacted(rank))
    rank = rank.map((value, row) => (value < 0 ? -1 : value * next.size + (next.rank[row] as number)))
    size *= next.size
  }
  const { rank: dense, size: count } = compacted(rank)
  const firsts = Array.from({ length: count }, () => -1)
  dense.forEach((place, row) => {
    if (place >= 0 && firsts[place] === -1) firsts[place] = row
  })
  return { firsts, places: Int32Array.from(dense) }
}

/** Of each value its place among the different values of the column. */
function ranksOf(column: readonly KeyValue[]): { readonly rank: Float64Array; readonly size: number } {
  const values = [...new Set(column)].toSorted(compareValues)
  const rankOf = new Map(values.map((value, place) => [value, place]))
  return { rank: Float64Array.from(column, (value) => rankOf.get(value) as number), size: values.length }
}

/** The same order with the numbers 0, 1, 2 …; what is negative stays outside. */
function compacted(rank: Float64Array): { readonly rank: Float64Array<ArrayBuffer>; readonly size: number } {
  const values = Float64Array.from(new Set(rank))
    .toSorted()
    .filter((value) => value >= 0)
  const placeOf = new Map(Array.from(values, (value, place) => [value, place] as const))
  return { rank: Float64Array.from(rank, (value) => placeOf.get(value) ?? -1), size: values.length }
}

/** A column has values of one kind, and null. */
function compareValues(a: KeyValue, b: KeyValue): number {
  if (a === b) return 0
  if (a === null) return -1
  if (b === null) return 1
  return a < b ? -1 : 1
}
