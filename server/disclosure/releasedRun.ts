import type { DisclosureRules } from '../../models/index.ts'
import type { Run } from '../run/payRun.ts'
import { type HiddenPayouts, REGION } from './hiddenPayouts.ts'

/** A run whose hidden amounts are empty, and which says of each row what is hidden. */
export type ReleasedRun = Omit<Run, 'clinics' | 'region'> & {
  readonly clinics: readonly ReleasedRow<Run['clinics'][number]>[]
  readonly region: ReleasedRow<Run['region']>
  /** By which rules it is shown; absent where by none. */
  readonly disclosure?: DisclosureRules
}

/** Amounts of which some are hidden: empty, and named. */
type ReleasedRow<T> = Omit<T, 'total'> & { readonly total: number | null; readonly hidden?: readonly string[] }

/**
 * Leaves out of a run what may not be shown. What a pot leaves with the region goes with its total; and the undecided share goes
 * where any amount is hidden, for times the region's total it is the sum of some payments, to the öre.
 */
export function releasedRun(run: Run, hidden: Pick<HiddenPayouts, 'of'>): ReleasedRun {
  const row = <T extends { readonly payments: Readonly<Record<string, number | null>>; readonly total: number }>(
    name: string,
    given: T,
  ): ReleasedRow<T> => {
    const own = hidden.of(name)
    if (own.size === 0) return given
    const payments = Object.fromEntries(
      Object.entries(given.payments).map(([payment, amount]) => [payment, own.has(payment) ? null : amount]),
    )
    return { ...given, payments, total: own.has('total') ? null : given.total, hidden: [...own] }
  }
  const region = row(REGION, run.region)
  const ofRegion = hidden.of(REGION)
  const unpaid = Object.fromEntries(Object.entries(run.region.unpaid).filter(([name]) => !ofRegion.has(name)))
  const clinics = run.clinics.map((one) => row(one.clinic, one))
  const isWhole = [region, ...clinics].every((one) => !('hidden' in one))
  return { ...run, clinics, region: { ...region, unpaid }, undecidedShare: isWhole ? run.undecidedShare : null }
}
