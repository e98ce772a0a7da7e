import { rSquared as shareExplained } from 'simple-statistics'
import { checkNumbers } from './checkNumbers.ts'
import { checkVariation } from './checkVariation.ts'

/**
 * R²: the share of the variation of cost between people that payment follows, 1 − Σ(y − p)² / Σ(y − ȳ)². 1 is a payment
 * that is each one's cost, 0 one that is no better than the mean for all; below 0 it is worse. Large costs weigh most.
 *
 * It does not measure what a provider gains by choosing patients (van de Ven and van Kleef 2024): show
 * {@link predictiveRatio} of groups before it.
 *
 * Source: Ash et al. 2005, as Healthcare Economist, “Risk adjustment: measuring model fit” (2012), prints it.
 *
 * @param cost of each person, in money
 * @param payment of the same persons, in the same money
 * @throws MetricTrouble where all cost the same, for then there is no variation
 *
 * @example
 * rSquared([100, 200, 300], [100, 200, 300]) // => 1
 * rSquared([100, 200, 300], [200, 200, 200]) // => 0
 * rSquared([200, 200], [100, 300]) // throws 'All cost the same, 200'
 */
export function rSquared(cost: readonly number[], payment: readonly number[]): number {
  checkNumbers({ cost, payment })
  checkVariation(cost)
  return shareExplained(
    payment.map((paid, person) => [paid, cost[person] as number]),
    (paid) => paid,
  )
}
