import {
  divide,
  exactly,
  type Fraction,
  floor,
  fraction,
  magnitude,
  multiply,
  order,
  subtract,
  total,
} from './Fraction.ts'

const TOLERANCE = exactly(1e-9)

/** How much of a pot a clinic is to have, as a weight among the others. */
export interface Weighted {
  readonly clinic: string
  readonly weight: Fraction
}

/**
 * An amount in öre shared by weight, to the öre and exactly once: whole öre first, then one more each to those whose
 * remainders are largest; among equal remainders the first clinic in the order of the code units. Nothing is shared
 * where nobody has weight.
 *
 * @example
 * shareOut(100n, [{ clinic: 'a', weight: exactly(1) }, { clinic: 'b', weight: exactly(2) }]) // => new Map([['a', 33n], ['b', 67n]])
 */
export function shareOut(ore: bigint, weights: readonly Weighted[]): ReadonlyMap<string, bigint> {
  const all = total(weights.map(({ weight }) => weight))
  if (all.over === 0n) return new Map()
  const size = magnitude(fraction(ore))
  const shares = weights.map(({ clinic, weight }) => share(clinic, multiply(size, divide(weight, all))))
  const sharesByClinic = new Map(shares.map(({ clinic, whole }) => [clinic, whole]))
  let left = size.over - shares.reduce((sum, { whole }) => sum + whole, 0n)
  let waiting = shares
  while (left > 0n) {
    const next = firstInLine(waiting)
    sharesByClinic.set(next.clinic, next.whole + 1n)
    waiting = waiting.filter(({ clinic }) => clinic !== next.clinic)
    left -= 1n
  }
  return ore < 0n ? new Map([...sharesByClinic].map(([clinic, whole]) => [clinic, -whole])) : sharesByClinic
}

interface Share {
  readonly clinic: string
  readonly whole: bigint
  readonly remainder: Fraction
}

function share(clinic: string, exact: Fraction): Share {
  const whole = floor(exact)
  return { clinic, whole, remainder: subtract(exact, fraction(whole)) }
}

function firstInLine(waiting: readonly Share[]): Share {
  const largest = waiting.reduce((a, b) => (order(b.remainder, a.remainder) > 0 ? b : a))
  return waiting
    .filter(({ remainder }) => order(subtract(largest.remainder, remainder), TOLERANCE) <= 0)
    .reduce((a, b) => (b.clinic < a.clinic ? b : a))
}
