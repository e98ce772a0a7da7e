import type { DisclosureRules } from './DisclosureRules.ts'
import type { LinkedCell } from './LinkedTable.ts'

/**
 * Must a cell be hidden for its own sake: is it of too few patients, or are one contributor or some nearly all of it? The minimum
 * frequency rule, the (n, k) dominance rule and the p % rule (Hundepool et al. 2012, section 4.2.1; as τ-ARGUS applies them).
 *
 * @example
 * isSmall({ name: 'a', value: 4, patients: 4 }, { fewest: 5, zeros: 'shown' }) // => true
 * isSmall({ name: 'a', value: 100, patients: 6, largest: [90, 8] }, { fewest: 5, zeros: 'shown', within: 0.1 }) // => true
 */
export function isSmall({ value, patients, largest }: LinkedCell, rules: DisclosureRules): boolean {
  if (patients === 0) return rules.zeros === 'hidden'
  if (patients < rules.fewest) return true
  if (largest === undefined) return false
  if (rules.dominance?.some(({ n, share }) => together(largest, n) > share * value)) return true
  return rules.within !== undefined && value - together(largest, 2) < rules.within * together(largest, 1)
}

/**
 * What a reader must be able to believe that a hidden cell is at least: the value that it would have with enough patients;
 * for a dominated amount, that at which its largest contributors would have the share that is allowed, or at which the second
 * largest could tell the largest no nearer than that (its upper protection level, Hundepool et al. 2012, table 4.2).
 *
 * @example
 * neededUpper({ name: 'a', value: 4, patients: 4 }, { fewest: 5, zeros: 'shown' }) // => 5
 */
export function neededUpper({ value, patients, largest }: LinkedCell, rules: DisclosureRules): number {
  const byCount = patients >= rules.fewest ? value : patients === 0 ? rules.fewest : (rules.fewest * value) / patients
  if (largest === undefined) return byCount
  const byShare = (rules.dominance ?? []).map(({ n, share }) => together(largest, n) / share)
  const byTelling = rules.within === undefined ? 0 : together(largest, 2) + rules.within * together(largest, 1)
  return Math.max(byCount, ...byShare, byTelling)
}

/** What the n largest contributors bring. */
function together(largest: readonly number[], n: number): number {
  return largest.slice(0, n).reduce((sum, part) => sum + part, 0)
}
