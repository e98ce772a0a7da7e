import { MetricTrouble } from './MetricTrouble.ts'

/**
 * A quotient, which by zero is no answer but an error that names the divisor.
 *
 * @throws MetricTrouble where the divisor is 0
 *
 * @example
 * divide(127, 0.5, 'share of users') // => 254
 * divide(127, 0, 'share of users') // throws 'The share of users is 0, and nothing can be divided by it.'
 */
export function divide(value: number, divisor: number, what: string): number {
  if (divisor !== 0) return value / divisor
  throw new MetricTrouble(
    `The ${what} is 0, and nothing can be divided by it.`,
    'The measure does not exist for these numbers: leave it out, or choose a larger group.',
  )
}
