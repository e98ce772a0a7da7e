import type { KeyValue } from '../../models/index.ts'

/** The different combinations of clinic and keys among rows, in order. */
export interface OrderedRows {
  /** Of each combination, a row that has it. */
  readonly firsts: readonly number[]
  /** Of each row, its combination's place; -1 where the clinic is unknown. */
  readonly places: Int32Array
}

/** A column's values as whole numbers in their order: from 0 on, below `size`. */
interface Ranks {
  readonly rank: Int32Array
  readonly size: number
}

/**
 * Orders rows by clinic and then by key columns (null first, false before true, numbers by size, words by code unit).
 * Values are turned into ranks, and rows are ordered by one column after the other, the last one first, each time by counting.
 */
export function orderRows(clinic: readonly number[], columns: readonly (readonly KeyValue[])[]): OrderedRows {
  const ranks = [clinicRanks(clinic), ...columns.map(ranksOf)]
  const known = Int32Array.from(clinic.keys()).filter((row) => (clinic[row] as number) >= 0)
  const order = ranks.reduceRight((rows, { rank, size }) => orderedBy(rows, rank, size), known)
  const firsts: number[] = []
  const places = new Int32Array(clinic.length).fill(-1)
  let before = -1
  for (const row of order) {
    if (before === -1 || !isAlike(ranks, row, before)) firsts.push(row)
    places[row] = firsts.length - 1
    before = row
  }
  return { firsts, places }
}

function isAlike(ranks: readonly Ranks[], row: number, before: number): boolean {
  for (const { rank } of ranks) if (rank[row] !== rank[before]) return false
  return true
}

/** Rows that are alike in the column stay as they were. */
function orderedBy(rows: Int32Array<ArrayBuffer>, rank: Int32Array, size: number): Int32Array<ArrayBuffer> {
  if (size <= 1) return rows
  const next = new Int32Array(size + 1)
  for (const row of rows) next[(rank[row] as number) + 1] = (next[(rank[row] as number) + 1] as number) + 1
  for (let place = 1; place < next.length; place += 1)
    next[place] = (next[place] as number) + (next[place - 1] as number)
  const ordered = new Int32Array(rows.length)
  for (const row of rows) {
    const place = rank[row] as number
    ordered[next[place] as number] = row
    next[place] = (next[place] as number) + 1
  }
  return ordered
}

function clinicRanks(clinic: readonly number[]): Ranks {
  const rank = Int32Array.from(clinic)
  return { rank, size: rank.reduce((most, place) => Math.max(most, place + 1), 0) }
}

/** Of each value its place among the different values of the column; of whole numbers close together, how far above the least. */
function ranksOf(column: readonly KeyValue[]): Ranks {
  const near = truthRanks(column) ?? nearRanks(column)
  if (near) return near
  const values = [...new Set(column)].toSorted(compareValues)
  const rankOf = new Map(values.map((value, place) => [value, place]))
  return { rank: Int32Array.from(column, (value) => rankOf.get(value) as number), size: values.length }
}

/** Null, false, true. */
function truthRanks(column: readonly KeyValue[]): Ranks | undefined {
  const rank = new Int32Array(column.length)
  for (let row = 0; row < rank.length; row += 1) {
    const value = column[row]
    if (value === null) continue
    if (typeof value !== 'boolean') return undefined
    rank[row] = value ? 2 : 1
  }
  return { rank, size: 3 }
}

function nearRanks(column: readonly KeyValue[]): Ranks | undefined {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of column) {
    if (value === null) continue
    if (typeof value !== 'number' || !Number.isInteger(value)) return undefined
    if (value < least) least = value
    if (value > most) most = value
  }
  if (!(most - least < 1000 + 2 * column.length)) return undefined
  const rank = new Int32Array(column.length)
  for (let row = 0; row < rank.length; row += 1) {
    const value = column[row]
    if (typeof value === 'number') rank[row] = value - least + 1
  }
  return { rank, size: most - least + 2 }
}

/** A column has values of one kind, and null. */
function compareValues(a: KeyValue, b: KeyValue): number {
  if (a === b) return 0
  if (a === null) return -1
  if (b === null) return 1
  return a < b ? -1 : 1
}
