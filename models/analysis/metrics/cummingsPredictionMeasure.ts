import { mean, sum } from 'simple-statistics'
import { checkNumbers } from './checkNumbers.ts'
import { checkVariation } from './checkVariation.ts'

/**
 * Cumming's Prediction Measure, 1 − Σ|y − p| / Σ|y − ȳ|: as R², but a krona wrong weighs the same whoever it concerns, so
 * that a few very costly patients do not decide it. No unit; at most 1.
 *
 * Source: Cumming et al. 2002, as Healthcare Economist, “Risk adjustment: measuring model fit” (2012), prints it.
 *
 * @param cost of each person, in money
 * @param payment of the same persons, in the same money
 * @throws MetricTrouble where all cost the same
 *
 * @example
 * cummingsPredictionMeasure([100, 300], [150, 250]) // => 0.5
 */
export function cummingsPredictionMeasure(cost: readonly number[], payment: readonly number[]): number {
  checkNumbers({ cost, payment })
  checkVariation(cost)
  const typical = mean([...cost])
  const missed = sum(cost.map((one, person) => Math.abs(one - (payment[person] as number))))
  return 1 - missed / sum(cost.map((one) => Math.abs(one - typical)))
}
