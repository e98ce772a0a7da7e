import { divide } from './divide.ts'

/**
 * The mean cost of those who used care, from the mean of all residents, users or not.
 *
 * Source: arithmetic; used with Leskelä et al. 2018, Kela.
 *
 * @param perResident mean cost, in money a year
 * @param nonUserShare of residents without any contact, 0 to 1
 * @throws MetricTrouble where nobody used care
 *
 * @example
 * costPerUser(120, 0.4) // => 200
 * costPerUser(120, 1) // throws 'The share of users is 0'
 */
export function costPerUser(perResident: number, nonUserShare: number): number {
  return divide(perResident, 1 - nonUserShare, 'share of users')
}
