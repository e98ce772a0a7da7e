import type { Column } from './Column.ts'
import type { Look } from './lookUp.ts'

/** Of rows that are looked up: the table's row of each; `NONE` where none matches, `MISSING` where a key has no value. */
export type FoundRows = Int32Array

export const NONE = -1
export const MISSING = -2
const UNKNOWN = -3

/** Combinations of keys that are so few are found by place, without a search. */
const MOST_PLACES = 1 << 18

/**
 * Looks each row up in a table of steps. Each combination of keys is looked up once; whole numbers that lie close together, as
 * ages and words do, are found again by their place.
 */
export function lookedUpRows(look: Look, keys: readonly Column[], length: number): FoundRows {
  const rowOf = (values: readonly number[]): number => {
    if (values.some(Number.isNaN)) return MISSING
    return look(values)?.[0]?.row ?? NONE
  }
  const spans = keys.map(spanOf)
  const places = spans.reduce((product, span) => product * (span?.size ?? Number.POSITIVE_INFINITY), 1)
  if (!(places <= MOST_PLACES)) return byCombination(rowOf, keys, length)
  const known = new Int32Array(places).fill(UNKNOWN)
  const found = new Int32Array(length)
  const at = new Int32Array(length)
  keys.forEach((key, place) => {
    const { least, size } = spans[place] as Span
    const stride = key.length === 1 ? 0 : 1
    for (let row = 0; row < length; row += 1) {
      const value = key[row * stride] as number
      at[row] = (at[row] as number) * size + (value - value === 0 ? value - least + 1 : 0)
    }
  })
  for (let row = 0; row < length; row += 1) {
    const place = at[row] as number
    let one = known[place] as number
    if (one === UNKNOWN) {
      one = rowOf(keys.map((key) => key[key.length === 1 ? 0 : row] as number))
      known[place] = one
    }
    found[row] = one
  }
  return found
}

interface Span {
  readonly least: number
  readonly size: number
}

/** Of a column of whole numbers, from the least to the greatest, and a place for those that have no value. */
function spanOf(key: Column): Span | undefined {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of key) {
    if (Number.isNaN(value)) continue
    if (value !== Math.floor(value)) return undefined
    if (value < least) least = value
    if (value > most) most = value
  }
  if (least > most) return { least: 0, size: 1 }
  const size = most - least + 2
  return Number.isSafeInteger(size) && Number.isSafeInteger(least) ? { least, size } : undefined
}

function byCombination(rowOf: (values: readonly number[]) => number, keys: readonly Column[], length: number) {
  const known = new Map<string, number>()
  return Int32Array.from({ length }, (_, row) => {
    const values = keys.map((key) => key[key.length === 1 ? 0 : row] as number)
    const name = values.join(' ')
    const before = known.get(name)
    if (before !== undefined) return before
    const found = rowOf(values)
    known.set(name, found)
    return found
  })
}
