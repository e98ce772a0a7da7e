import { exactly, type Fraction, floor, fraction, magnitude, multiply, order, subtract } from './Fraction.ts'

const HALF = fraction(1n, 2n)
const TOLERANCE = exactly(1e-3)

/**
 * Kronor as whole öre, half away from zero. Within a thousandth of an öre of a tie is the tie.
 *
 * @example
 * roundToOre(exactly(-0.005)) // => -1n
 */
export function roundToOre(kronor: Fraction): bigint {
  const ore = magnitude(multiply(kronor, fraction(100n)))
  const below = floor(ore)
  const part = subtract(ore, fraction(below))
  const isUp = order(part, subtract(HALF, TOLERANCE)) >= 0
  const rounded = isUp ? below + 1n : below
  return kronor.over < 0n ? -rounded : rounded
}
