import { compareNumbers } from './compareNumbers.ts'
import {
  add,
  divide,
  exactly,
  type Fraction,
  floor,
  fraction,
  multiply,
  ONE,
  order,
  subtract,
  total,
  ZERO,
} from './Fraction.ts'
import { NoAnswer } from './NoAnswer.ts'

/** The value of one row, and how much it weighs: its `n`, times the weight of a weighted mean. */
export interface Counted<T> {
  readonly value: T
  readonly n: Fraction
}

export function sum(rows: readonly Counted<Fraction>[]): Fraction {
  return total(rows.map(({ value, n }) => multiply(value, n)))
}

export function count(rows: readonly Counted<boolean>[]): Fraction {
  return total(rows.filter(({ value }) => value).map(({ n }) => n))
}

export function mean(rows: readonly Counted<Fraction>[]): Fraction {
  const weight = total(rows.map(({ n }) => n))
  if (weight.over === 0n) throw new NoAnswer('There is no mean of nothing.')
  return divide(sum(rows), weight)
}

/** The weight where it is true, of all. */
export function share(rows: readonly Counted<boolean>[]): Fraction {
  return mean(rows.map(({ value, n }) => ({ value: value ? ONE : ZERO, n })))
}

/** One more than how many are greater. */
export function rank(values: readonly Fraction[], value: Fraction): Fraction {
  const greater = values.filter((other) => compareNumbers(other, value) > 0)
  return exactly(greater.length + 1)
}

/** The value at a part of the way from the least to the greatest, straight between neighbours. */
export function percentile(values: readonly Fraction[], part: Fraction): Fraction {
  const rising = values.toSorted(order)
  const position = multiply(part, exactly(rising.length - 1))
  const below = rising[Number(floor(position))]
  if (!below || order(part, ZERO) < 0 || order(part, ONE) > 0) throw new NoAnswer('There is no percentile of nothing.')
  const above = rising[Number(floor(position)) + 1] ?? below
  return add(below, multiply(subtract(position, fraction(floor(position))), subtract(above, below)))
}
