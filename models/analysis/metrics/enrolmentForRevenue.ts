import { divide } from './divide.ts'

/**
 * How many patients a programme must enrol for a net revenue, if each brings the same a year.
 *
 * Source: Basu et al., Annals of Internal Medicine 2015;163:580, whose two published figures imply it.
 *
 * @param netRevenue wanted, in money a year
 * @param netPerPatient in money a year
 * @throws MetricTrouble where a patient brings nothing
 *
 * @example
 * enrolmentForRevenue(75000, 300) // => 250
 * enrolmentForRevenue(75000, 0) // throws 'The net revenue of a patient is 0'
 */
export function enrolmentForRevenue(netRevenue: number, netPerPatient: number): number {
  return divide(netRevenue, netPerPatient, 'net revenue of a patient')
}
