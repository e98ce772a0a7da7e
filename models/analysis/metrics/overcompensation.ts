import { mean } from 'simple-statistics'
import { checkNumbers } from './checkNumbers.ts'
import { inGroup } from './inGroup.ts'

/**
 * What a member of a group is paid beyond the cost, mean (p − y), in the money of both. Below 0 the group is underpaid.
 *
 * Source: Healthcare Economist, “Risk adjustment: measuring model fit” (2012), after Ash et al. 2005.
 *
 * @param cost of each person, in money
 * @param payment of the same persons, in the same money
 * @param members the places of the group's members, from 0; everybody unless said
 * @throws MetricTrouble where nobody is in the group
 *
 * @example
 * overcompensation([100, 200, 300], [150, 150, 200], [2]) // => -100
 * overcompensation([100], [150], []) // throws '`members` has no numbers.'
 */
export function overcompensation(
  cost: readonly number[],
  payment: readonly number[],
  members?: readonly number[],
): number {
  checkNumbers({ cost, payment })
  if (members) checkNumbers({ members })
  const paid = inGroup(payment, members)
  return mean(inGroup(cost, members).map((one, person) => (paid[person] as number) - one))
}
