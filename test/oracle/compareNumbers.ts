import { exactly, type Fraction, greatest, magnitude, multiply, order, subtract } from './Fraction.ts'

const TOLERANCE = exactly(1e-9)

/**
 * Numbers at a threshold: equal when they differ by at most a thousand-millionth of the greater magnitude.
 *
 * @example
 * compareNumbers(exactly(1), exactly(1.0000000001)) // => 0
 */
export function compareNumbers(a: Fraction, b: Fraction): number {
  return isNear(a, b) ? 0 : order(a, b)
}

/** Do they count as equal? */
export function isNear(a: Fraction, b: Fraction): boolean {
  const allowed = multiply(TOLERANCE, greatest(magnitude(a), magnitude(b)))
  return order(magnitude(subtract(a, b)), allowed) <= 0
}
