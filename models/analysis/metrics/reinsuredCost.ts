import { checkNumbers } from './checkNumbers.ts'
import { checkReinsurance, type Reinsurance } from './Reinsurance.ts'

/**
 * What reinsurance pays for each person: coinsurance × (cost − attachment), from the attachment point to the ceiling.
 *
 * Source: the statute of Montana, MCA 33-22-1315, has the same formula.
 *
 * @param cost of each person, in money
 * @throws MetricTrouble where the terms are none
 *
 * @example
 * reinsuredCost([20000, 80000], { attachment: 60000, coinsurance: 0.8 }) // => [0, 16000]
 */
export function reinsuredCost(cost: readonly number[], terms: Reinsurance): readonly number[] {
  checkNumbers({ cost })
  checkReinsurance(terms)
  const { attachment, cap = Number.POSITIVE_INFINITY, coinsurance } = terms
  return cost.map((one) => coinsurance * Math.max(0, Math.min(one, cap) - attachment))
}
