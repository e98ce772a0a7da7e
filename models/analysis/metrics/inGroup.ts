import { MetricTrouble } from './MetricTrouble.ts'

/**
 * The numbers of a group: those at its members' places, counted from 0; everybody's where no group is named.
 *
 * @throws MetricTrouble where a member is not there
 *
 * @example
 * inGroup([10, 20, 30], [0, 2]) // => [10, 30]
 * inGroup([10, 20, 30]) // => [10, 20, 30]
 * inGroup([10], [1]) // throws 'The group names number 2, and there are 1.'
 */
export function inGroup(values: readonly number[], members?: readonly number[]): readonly number[] {
  if (members === undefined) return values
  return members.map((place) => {
    const value = values[place]
    if (value !== undefined) return value
    throw new MetricTrouble(
      `The group names number ${place + 1}, and there are ${values.length}.`,
      'Name members by their places, from 0.',
    )
  })
}
