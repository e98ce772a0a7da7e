import { checkNumbers } from './checkNumbers.ts'
import { divide } from './divide.ts'

/**
 * The Lorenz curve: from the least to the greatest, the share of the whole that those so far have together. The curve
 * begins at 0, which is not among the numbers, and ends at 1.
 *
 * Source: textbook definition, recalled.
 *
 * @throws MetricTrouble where the whole is 0
 *
 * @example
 * lorenzCurve([3, 1]) // => [0.25, 1]
 * lorenzCurve([0, 0]) // throws 'The sum is 0'
 */
export function lorenzCurve(values: readonly number[]): readonly number[] {
  checkNumbers({ values })
  const rising = values.toSorted((one, other) => one - other)
  let sum = 0
  const sums = rising.map((value) => {
    sum += value
    return sum
  })
  return sums.map((one) => divide(one, sum, 'sum'))
}
