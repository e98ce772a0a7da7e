import { mean } from 'simple-statistics'
import { checkNumbers } from './checkNumbers.ts'

/**
 * How far payment lies from cost for the average person, mean |y − p|, in the money of both. Known as MAPE, the mean
 * absolute prediction error; it is no percentage.
 *
 * Source: Healthcare Economist, “Risk adjustment: measuring model fit” (2012), after Ash et al. 2005.
 *
 * @param cost of each person, in money
 * @param payment of the same persons, in the same money
 * @throws MetricTrouble where there is nobody
 *
 * @example
 * meanAbsoluteError([100, 300], [150, 200]) // => 75
 * meanAbsoluteError([], []) // throws '`cost` has no numbers.'
 */
export function meanAbsoluteError(cost: readonly number[], payment: readonly number[]): number {
  checkNumbers({ cost, payment })
  return mean(cost.map((one, person) => Math.abs(one - (payment[person] as number))))
}
