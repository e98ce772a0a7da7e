import { checkNumbers } from './checkNumbers.ts'
import { divide } from './divide.ts'

/**
 * Amounts for each head: what a clinic is paid for each listed, or its need-weighted list for each listed.
 *
 * @throws MetricTrouble where a clinic has nobody
 *
 * @example
 * perHead([300, 100], [100, 50]) // => [3, 2]
 * perHead([300], [0]) // throws 'The number of heads is 0'
 */
export function perHead(amounts: readonly number[], heads: readonly number[]): readonly number[] {
  checkNumbers({ amounts, heads })
  return amounts.map((amount, place) => divide(amount, heads[place] as number, 'number of heads'))
}
