import type { DisclosureRules } from './DisclosureRules.ts'
import type { LinkedCell } from './LinkedTable.ts'

/**
 * Must a cell be hidden for its own sake: is it of too few patients, or is one contributor nearly all of it? The minimum
 * frequency rule, the (1, k) dominance rule and the p % rule (Hundepool et al. 2012, section 4.2).
 *
 * @example
 * isSmall({ name: 'a', value: 4, patients: 4 }, { fewest: 5, zeros: 'shown' }) // => true
 * isSmall({ name: 'a', value: 100, patients: 6, largest: 90, second: 8 }, { fewest: 5, zeros: 'shown', within: 0.1 }) // => true
 */
export function isSmall({ value, patients, largest, second = 0 }: LinkedCell, rules: DisclosureRules): boolean {
  if (patients === 0) return rules.zeros === 'hidden'
  if (patients < rules.fewest) return true
  if (largest === undefined) return false
  if (rules.largestShare !== undefined && largest > rules.largestShare * value) return true
  return rules.within !== undefined && value - largest - second < rules.within * largest
}

/**
 * What a reader must be able to believe that a hidden cell is at least: the value that it would have with enough patients;
 * for a dominated amount, that at which its largest contributor would have the share that is allowed, or at which the second
 * largest could tell it no nearer than that (its upper protection level, Hundepool et al. 2012, table 4.2).
 *
 * @example
 * neededUpper({ name: 'a', value: 4, patients: 4 }, { fewest: 5, zeros: 'shown' }) // => 5
 */
export function neededUpper({ value, patients, largest, second = 0 }: LinkedCell, rules: DisclosureRules): number {
  const byCount = patients >= rules.fewest ? value : patients === 0 ? rules.fewest : (rules.fewest * value) / patients
  const byShare = rules.largestShare === undefined || largest === undefined ? 0 : largest / rules.largestShare
  const byTelling = rules.within === undefined || largest === undefined ? 0 : largest + second + rules.within * largest
  return Math.max(byCount, byShare, byTelling)
}
