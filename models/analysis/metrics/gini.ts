import { checkNumbers } from './checkNumbers.ts'
import { concentrationIndex } from './concentrationIndex.ts'
import { MetricTrouble } from './MetricTrouble.ts'

/**
 * The Gini coefficient: half the mean difference between two drawn at random, Σᵢ Σⱼ |xᵢ − xⱼ| / (2 n² x̄). 0 is the same
 * to all, (n − 1) / n all to one. It is the concentration index of numbers along themselves, and so computed.
 *
 * Source: textbook definition, recalled.
 *
 * @param values of each clinic or person, none below 0
 * @throws MetricTrouble where a value is below 0, or all are 0
 *
 * @example
 * gini([1, 2, 3, 4]) // => 0.25
 * gini([5, 5, 5]) // => 0
 * gini([1, -1]) // throws 'Number 2 is below 0'
 */
export function gini(values: readonly number[]): number {
  checkNumbers({ values })
  const below = values.findIndex((value) => value < 0)
  if (below >= 0)
    throw new MetricTrouble(
      `Number ${below + 1} is below 0, and then the Gini coefficient has no bounds.`,
      'Measure the payments, not the changes.',
    )
  return concentrationIndex(values, values)
}
