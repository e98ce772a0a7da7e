import { checkNumbers } from './checkNumbers.ts'
import { checkReinsurance, type Reinsurance } from './Reinsurance.ts'

/**
 * What reinsurance paid for the last krona of each person's cost: the coinsurance between attachment point and ceiling,
 * else 0. At the attachment point itself nothing has been paid yet.
 *
 * @param cost of each person, in money
 * @throws MetricTrouble where the terms are none
 *
 * @example
 * marginalReinsurance([60000, 60001], { attachment: 60000, coinsurance: 0.8 }) // => [0, 0.8]
 * marginalReinsurance([90000, 90001], { attachment: 60000, cap: 90000, coinsurance: 0.8 }) // => [0.8, 0]
 */
export function marginalReinsurance(cost: readonly number[], terms: Reinsurance): readonly number[] {
  checkNumbers({ cost })
  checkReinsurance(terms)
  const { attachment, cap = Number.POSITIVE_INFINITY, coinsurance } = terms
  return cost.map((one) => (one > attachment && one <= cap ? coinsurance : 0))
}
