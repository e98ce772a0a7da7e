import type { Rounding } from '../../models/document/Model.ts'
import {
  add,
  divide,
  exactly,
  type Fraction,
  floor,
  fraction,
  greatest,
  magnitude,
  multiply,
  ONE,
  order,
  subtract,
} from './Fraction.ts'

const HALF = fraction(1n, 2n)
const TOLERANCE = exactly(1e-9)

/**
 * A rounding step that the model declares. What is within a thousand-millionth of a tie or of a whole multiple, of a step
 * or of the number of steps if that is more, is that tie or that multiple.
 *
 * @example
 * roundTo(exactly(-2.05), { to: 0.1, how: 'half_away' }) // => { over: -21n, under: 10n }
 */
export function roundTo(value: Fraction, { to, how }: Rounding): Fraction {
  const step = exactly(to)
  return multiply(step, fraction(wholeSteps(divide(value, step), how)))
}

function wholeSteps(steps: Fraction, how: Rounding['how']): bigint {
  const below = floor(steps)
  if (isAt(steps, fraction(below))) return below
  if (isAt(steps, fraction(below + 1n))) return below + 1n
  switch (how) {
    case 'up':
      return below + 1n
    case 'down':
      return below
    case 'half_up':
      return isTie(steps) ? below + 1n : nearest(steps)
    case 'half_away':
      return isTie(steps) ? (steps.over < 0n ? below : below + 1n) : nearest(steps)
    case 'half_even':
      return isTie(steps) ? (below % 2n === 0n ? below : below + 1n) : nearest(steps)
  }
}

function isTie(steps: Fraction): boolean {
  return isAt(steps, add(fraction(floor(steps)), HALF))
}

function isAt(steps: Fraction, point: Fraction): boolean {
  const allowed = multiply(TOLERANCE, greatest(ONE, magnitude(steps)))
  return order(magnitude(subtract(steps, point)), allowed) <= 0
}

function nearest(steps: Fraction): bigint {
  const below = floor(steps)
  return order(subtract(steps, fraction(below)), HALF) < 0 ? below : below + 1n
}
