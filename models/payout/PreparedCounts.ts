import type { Counted, KeyValue, WindowQuantities } from '../plan/Count.ts'
import type { Column } from './Column.ts'
import { lengthOf } from './elementwise.ts'
import type { TableRows } from './figuresInForce.ts'
import { type FoundRows, lookedUpRows } from './lookedUpRows.ts'
import type { Look } from './lookUp.ts'

/** A counted table as columns of doubles, words by their codes. */
export interface PreparedCount {
  readonly columns: readonly Column[]
  readonly numbers: readonly Float64Array[]
  readonly measures: readonly (readonly Float64Array[])[]
  readonly clinics: Int32Array
  readonly stretches: Stretches
}

/** Rows of one clinic that follow each other: whose, and where the next begin. */
export interface Stretches {
  readonly clinics: Int32Array
  readonly ends: Int32Array
}

/** What was counted, as columns: made once for the same quantities, however often they are priced. */
export interface PreparedCounts {
  /** Words as numbers, the same for all programs on these quantities, so that they are compared as numbers are. */
  readonly codeOf: (word: string) => number
  readonly asNumber: (value: KeyValue) => number
  readonly count: (id: string) => PreparedCount
  /** Which row of a table each of the keys, counted columns, finds. Rows that have other values and the same keys are found at the same places. */
  readonly foundIn: (rows: TableRows, look: Look, keys: readonly Column[]) => FoundRows
}

/** What was looked up last is kept for so many lists of keys a table. */
const MOST_KEPT = 8

const prepared = new WeakMap<WindowQuantities, PreparedCounts>()

/** The columns of counted tables. */
export function preparedCounts(quantities: WindowQuantities): PreparedCounts {
  const before = prepared.get(quantities)
  if (before) return before
  const codes = new Map<string, number>()
  const counts = new Map<string, PreparedCount>()
  const found = new WeakMap<object, { readonly keys: readonly Column[]; readonly rows: FoundRows }[]>()
  const codeOf = (word: string): number => {
    const known = codes.get(word)
    if (known !== undefined) return known
    codes.set(word, codes.size)
    return codes.size - 1
  }
  const asNumber = (value: KeyValue): number =>
    value === null ? Number.NaN : typeof value === 'string' ? codeOf(value) : Number(value)
  const made: PreparedCounts = {
    codeOf,
    asNumber,
    count(id) {
      const known = counts.get(id)
      if (known) return known
      const counted = quantities.counts.find((one) => one.id === id) as Counted
      const column = (values: readonly KeyValue[]): Column => {
        const into = new Float64Array(values.length)
        for (let row = 0; row < into.length; row += 1) {
          const value = values[row] as KeyValue
          into[row] = typeof value === 'number' ? value : asNumber(value)
        }
        return into
      }
      const one: PreparedCount = {
        columns: counted.columns.map(column),
        numbers: counted.n.map(column),
        measures: counted.measures.map((measure) => measure.map(column)),
        clinics: Int32Array.from(counted.clinic),
        stretches: stretchesOf(counted.clinic),
      }
      counts.set(id, one)
      return one
    },
    foundIn(rows, look, keys) {
      const table = rows[0]?.keys ?? rows
      const latest = found.get(table) ?? []
      found.set(table, latest)
      const known = latest.find((one) => one.keys.every((key, place) => key === keys[place]))
      if (known) return known.rows
      const places = lookedUpRows(look, keys, lengthOf(keys))
      if (latest.push({ keys, rows: places }) > MOST_KEPT) latest.shift()
      return places
    },
  }
  prepared.set(quantities, made)
  return made
}

function stretchesOf(clinic: readonly number[]): Stretches {
  const ends: number[] = []
  for (let row = 1; row <= clinic.length; row += 1) if (clinic[row] !== clinic[row - 1]) ends.push(row)
  const clinics = Int32Array.from(ends, (end) => clinic[end - 1] as number)
  return { clinics, ends: Int32Array.from(ends) }
}
