import { type ClinicChange, changesOf } from '../../models/analysis/compare/index.ts'
import type { Clinic } from '../../server/contract/dataset.ts'
import type { PricedAlternative } from './Comparison.ts'

interface Known {
  readonly base: PricedAlternative
  readonly clinics: readonly Clinic[]
  readonly changes: readonly ClinicChange[]
}

const known = new WeakMap<PricedAlternative, Known>()

/**
 * What every clinic is paid by an alternative against the baseline, in the order of the clinics. Counted once: cards,
 * charts and table read the same, and an alternative that stands as it was keeps its changes.
 */
export function changesAgainst(
  base: PricedAlternative,
  one: PricedAlternative,
  clinics: readonly Clinic[],
): readonly ClinicChange[] {
  const before = known.get(one)
  if (before?.base === base && before.clinics === clinics) return before.changes
  const listed = clinics.map((clinic) => clinic.listed)
  const changes = changesOf(base.amounts.totals, one.amounts.totals, listed)
  known.set(one, { base, clinics, changes })
  return changes
}
