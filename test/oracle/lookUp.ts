import type { RowKey, Table, TableRow } from '../../models/document/Model.ts'
import { compareNumbers } from './compareNumbers.ts'
import {
  add,
  divide,
  exactly,
  type Fraction,
  greatest,
  least,
  multiply,
  order,
  subtract,
  total,
  ZERO,
} from './Fraction.ts'
import { NoAnswer } from './NoAnswer.ts'
import type { Value } from './Value.ts'
import { asNumber, asWords } from './Value.ts'

/** The rows of a table as a formula reads them for one entity's keys. */
export function lookUp(table: Table, rows: readonly TableRow[], keys: readonly Value[]): Fraction {
  switch (table.reads) {
    case 'step':
      return step(table, rows, keys)
    case 'line':
      return line(...alongLast(table, rows, keys))
    case 'marginal':
      return marginal(...alongLast(table, rows, keys))
  }
}

function step(table: Table, rows: readonly TableRow[], keys: readonly Value[]): Fraction {
  const found = rows.filter((row) => row.keys.every((key, index) => matches(key, keys[index])))
  const values = found.map(({ value }) => exactly(value))
  switch (table.many) {
    case 'sum':
      return total(values)
    case 'highest':
      return values.length === 0 ? ZERO : values.reduce(greatest)
    case undefined:
      return values[0] ?? noRow(table)
  }
}

function matches(key: RowKey, value: Value | undefined): boolean {
  switch (key.type) {
    case 'word':
      return Array.isArray(value) ? asWords(value as readonly string[]).includes(key.word) : value === key.word
    case 'boolean':
      return value === key.value
    case 'band': {
      const number = asNumber(value as Value)
      return hasBegun(key.from, number) && (key.to === undefined || !hasBegun(key.to, number))
    }
  }
}

/** A band begins at its bound, and what is as near to the bound as equal numbers are is in it. */
function hasBegun(from: number, number: Fraction): boolean {
  return compareNumbers(number, exactly(from)) >= 0
}

/** Where a row begins, and its value there. */
interface Point {
  readonly from: Fraction
  readonly value: Fraction
}

/** The rows that match all keys but the last, in rising order, and the number that is the last key. */
function alongLast(table: Table, rows: readonly TableRow[], keys: readonly Value[]): [readonly Point[], Fraction] {
  const last = table.by.length - 1
  const points = rows
    .filter((row) => row.keys.slice(0, last).every((key, index) => matches(key, keys[index])))
    .map((row): Point => {
      const key = row.keys[last]
      if (key?.type !== 'band') throw new Error(`\`${table.name}\` is not by a number.`)
      return { from: exactly(key.from), value: exactly(row.value) }
    })
    .toSorted((a, b) => order(a.from, b.from))
  return points.length === 0 ? noRow(table) : [points, asNumber(keys[last] as Value)]
}

/** Straight between the rows, level after the last. */
function line(points: readonly Point[], number: Fraction): Fraction {
  const begun = points.filter(({ from }) => compareNumbers(number, from) >= 0)
  const below = begun[begun.length - 1]
  const above = points[begun.length]
  if (!below) throw new NoAnswer('The number lies before the first row.')
  if (!above) return below.value
  const part = divide(subtract(number, below.from), subtract(above.from, below.from))
  return add(below.value, multiply(part, subtract(above.value, below.value)))
}

/** Each part of the number at its own row's rate; what lies below the first row has none. */
function marginal(points: readonly Point[], number: Fraction): Fraction {
  return total(
    points.map(({ from, value }, index) => {
      const to = points[index + 1]?.from
      const end = to ? least(number, to) : number
      return multiply(value, greatest(ZERO, subtract(end, from)))
    }),
  )
}

function noRow(table: Table): never {
  throw new NoAnswer(`\`${table.name}\` has no row for it.`)
}
