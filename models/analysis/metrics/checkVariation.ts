import { MetricTrouble } from './MetricTrouble.ts'

/**
 * Refuses costs that are the same for all: nothing varies that payment could follow.
 *
 * @throws MetricTrouble
 *
 * @example
 * checkVariation([200, 200]) // throws 'All cost the same, 200'
 */
export function checkVariation(cost: readonly number[]): void {
  const [first] = cost
  if (cost.some((one) => one !== first)) return
  throw new MetricTrouble(
    `All cost the same, ${first}, and there is no variation that payment could follow.`,
    'Choose a larger group.',
  )
}
