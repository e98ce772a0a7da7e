import type { Unit } from './Unit.ts'

/**
 * How often a currency is in a unit, all currencies together: 1 for money per anything, 0 for what is no money and for a
 * rate between two currencies.
 *
 * @example
 * currencyPower({ powers: { SEK: 1, patient: -1 } }) // => 1
 */
export function currencyPower(unit: Unit): number {
  return Object.entries(unit.powers).reduce((sum, [name, power]) => (/^[A-Z]{3}$/.test(name) ? sum + power : sum), 0)
}
