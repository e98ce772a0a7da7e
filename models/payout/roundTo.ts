import type { Rounding } from '../document/Model.ts'

/** How near to a tie, relative to the number of steps, still is the tie. */
const TOLERANCE = 1e-9

/**
 * Rounds as a model declares it: to a multiple of `to`, ties as `how` says; `up` and `down` go towards plus and minus
 * infinity. What is within 10⁻⁹ of a tie or of a multiple is that.
 *
 * @example
 * roundTo(2.05, { to: 0.1, how: 'half_away' }) // => 2.1
 */
export function roundTo(value: number, rounding: Rounding): number {
  if (!Number.isFinite(value)) return value
  const { to, how } = rounding
  const steps = value / to
  const near = TOLERANCE * Math.max(1, Math.abs(steps))
  const whole = Math.round(steps)
  if (Math.abs(steps - whole) <= near) return multiple(whole, to)
  const below = Math.floor(steps)
  if (how === 'up') return multiple(below + 1, to)
  if (how === 'down') return multiple(below, to)
  const fraction = steps - below
  if (Math.abs(fraction - 0.5) > near) return multiple(fraction < 0.5 ? below : below + 1, to)
  return multiple(tie(below, how), to)
}

/** Which of `below` and the next a tie goes to. */
function tie(below: number, how: 'half_away' | 'half_up' | 'half_even'): number {
  if (how === 'half_even') return below % 2 === 0 ? below : below + 1
  if (how === 'half_up') return below + 1
  return below >= 0 ? below + 1 : below
}

/** A multiple without the error of a step that no double is: 21 tenths are 21 / 10, not 21 × 0.1. */
function multiple(count: number, to: number): number {
  const parts = Math.round(1 / to)
  const value = parts >= 1 && isWhole(1 / to, parts) ? count / parts : count * to
  return value === 0 ? 0 : value
}

const isWhole = (value: number, whole: number): boolean => Math.abs(value - whole) <= 1e-12 * whole
