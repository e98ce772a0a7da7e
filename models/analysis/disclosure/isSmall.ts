import type { DisclosureRules } from './DisclosureRules.ts'
import type { LinkedCell } from './LinkedTable.ts'

/**
 * Must a cell be hidden for its own sake: is it of too few patients, or is one contributor nearly all of it? The minimum
 * frequency rule and the (1, k) dominance rule (Hundepool et al. 2012, section 4.2).
 *
 * @example
 * isSmall({ name: 'a', value: 4, patients: 4 }, { fewest: 5, zeros: 'shown' }) // => true
 */
export function isSmall({ value, patients, largest }: LinkedCell, rules: DisclosureRules): boolean {
  if (patients === 0) return rules.zeros === 'hidden'
  if (patients < rules.fewest) return true
  return rules.largestShare !== undefined && largest !== undefined && largest > rules.largestShare * value
}

/**
 * What a reader must be able to believe that a hidden cell is at least: the value that it would have with enough patients;
 * for a dominated amount, that at which its largest contributor would have the share that is allowed (its upper
 * protection level, Hundepool et al. 2012, table 4.2).
 *
 * @example
 * neededUpper({ name: 'a', value: 4, patients: 4 }, { fewest: 5, zeros: 'shown' }) // => 5
 */
export function neededUpper({ value, patients, largest }: LinkedCell, rules: DisclosureRules): number {
  const byCount = patients >= rules.fewest ? value : patients === 0 ? rules.fewest : (rules.fewest * value) / patients
  const byShare = rules.largestShare === undefined || largest === undefined ? 0 : largest / rules.largestShare
  return Math.max(byCount, byShare)
}
