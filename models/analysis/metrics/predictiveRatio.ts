import { sum } from 'simple-statistics'
import { checkNumbers } from './checkNumbers.ts'
import { divide } from './divide.ts'
import { inGroup } from './inGroup.ts'

/**
 * What a group is paid for each krona that it costs, Σp / Σy. Below 1 the group is underpaid, and a provider gains by not
 * listing it. No unit.
 *
 * Source: Healthcare Economist, “Risk adjustment: measuring model fit” (2012), after Ash et al. 2005.
 *
 * @param cost of each person, in money
 * @param payment of the same persons, in the same money
 * @param members the places of the group's members, from 0; everybody unless said
 * @throws MetricTrouble where the group costs nothing
 *
 * @example
 * predictiveRatio([100, 200, 300], [150, 150, 300], [0, 1]) // => 1
 * predictiveRatio([100, 200, 300], [150, 150, 300], [0]) // => 1.5
 * predictiveRatio([0, 200], [150, 150], [0]) // throws 'The cost of the group is 0'
 */
export function predictiveRatio(
  cost: readonly number[],
  payment: readonly number[],
  members?: readonly number[],
): number {
  checkNumbers({ cost, payment })
  return divide(sum([...inGroup(payment, members)]), sum([...inGroup(cost, members)]), 'cost of the group')
}
