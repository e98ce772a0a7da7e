import { mean } from 'simple-statistics'
import { checkNumbers } from './checkNumbers.ts'
import { fractionalRank } from './fractionalRank.ts'
import { MetricTrouble } from './MetricTrouble.ts'

/**
 * How payment gathers along need: 2 / p̄ × the covariance of payment with the fractional rank by need. 0 is the same to
 * all; above 0 more goes to those in greater need, at most (n − 1) / n. Each one weighs the same.
 *
 * Source: Kakwani, Wagstaff and van Doorslaer's covariance formula, as O'Donnell et al., “Analyzing Health Equity Using
 * Household Survey Data” (2008), have it; recalled.
 *
 * @param payment of each clinic, such as kronor per listed
 * @param need of the same clinics; only its order counts
 * @throws MetricTrouble where the mean payment is not above 0
 *
 * @example
 * concentrationIndex([10, 20, 30, 40], [1, 2, 3, 4]) // => 0.25
 * concentrationIndex([10, 20, 30, 40], [4, 3, 2, 1]) // => -0.25
 * concentrationIndex([0, 0], [1, 2]) // throws 'The mean payment is 0'
 */
export function concentrationIndex(payment: readonly number[], need: readonly number[]): number {
  checkNumbers({ payment, need })
  const rank = fractionalRank(need)
  const typical = mean([...payment])
  if (typical <= 0)
    throw new MetricTrouble(
      `The mean payment is ${typical}, and the index needs one above 0.`,
      'Measure payments, not charges or changes.',
    )
  const covariance = mean(payment.map((paid, clinic) => (paid - typical) * ((rank[clinic] as number) - 0.5)))
  return (2 * covariance) / typical
}
