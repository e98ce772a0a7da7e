import type { Clinic } from '../../../server/contract/dataset.ts'
import {
  ALIKE_PERCENT,
  type ClinicChange,
  type Line,
  lineThrough,
  type Side,
  sideOf,
  type WinnersAndLosers,
  winnersAndLosers,
} from '../../../models/analysis/compare/index.ts'
import { changesAgainst } from '../../comparison/changesAgainst.ts'
import type { Comparison, Letter, PaymentOf, PricedAlternative } from '../../comparison/Comparison.ts'

/** One clinic in what is compared. */
export interface ClinicLine {
  readonly clinic: Clinic
  readonly isPilot: boolean
  readonly change: ClinicChange
  readonly side: Side
}

/** What every panel reads: the shown alternative against the baseline. */
export interface Analysis {
  readonly base: PricedAlternative
  readonly shown: PricedAlternative
  /** All that are priced, the baseline first. */
  readonly priced: readonly PricedAlternative[]
  readonly currency: string
  /** In the order of the amounts. */
  readonly lines: readonly ClinicLine[]
  readonly sums: WinnersAndLosers
  /** By alternative, then by the clinic's place. */
  readonly changes: ReadonlyMap<Letter, readonly ClinicChange[]>
  /** What amounts by clinic are per listed patient in the region, of those clinics whose list is known. */
  readonly perListedOf: (amounts: readonly (number | null)[]) => number | null
  readonly hasPilots: boolean
  /** How much need accounts for of what is paid per listed, before and after; nothing where it cannot be said. */
  readonly byNeed: { readonly before: Line; readonly after: Line } | undefined
  /** Payments that no window settles in the period, in the baseline or the shown alternative. */
  readonly notSettled: readonly PaymentOf[]
}

/** Compares the shown alternative with the baseline; nothing while either is not priced. */
export function analyse(comparison: Comparison, shown: number, pilots: ReadonlySet<string>): Analysis | undefined {
  const priced = comparison.slots.flatMap((slot) => (slot.state === 'ready' ? [slot.priced] : []))
  const [base, other] = [comparison.slots[0], comparison.slots[shown]]
  if (base?.state !== 'ready' || other?.state !== 'ready') return undefined
  const { clinics } = comparison
  const listed = clinics.map((one) => one.listed)
  const changes = new Map(priced.map((one) => [one.letter, changesAgainst(base.priced, one, clinics)] as const))
  const own = changes.get(other.priced.letter) ?? []
  const lines = clinics.flatMap((clinic, place) => {
    const change = own[place]
    // A clinic that is closed in the whole period is neither alike nor anything else.
    if (clinic.monthsOpen === 0 && change?.before === 0 && change.after === 0) return []
    return change ? [{ clinic, isPilot: pilots.has(clinic.clinic), change, side: sideOf(change, ALIKE_PERCENT) }] : []
  })
  return {
    base: base.priced,
    shown: other.priced,
    priced,
    currency: base.priced.parts[0]?.model.currency ?? 'SEK',
    lines,
    sums: winnersAndLosers(lines.map(({ change }) => change)),
    changes,
    perListedOf: (amounts) => meanPerListed(amounts, listed),
    hasPilots: lines.some(({ isPilot }) => isPilot) && !lines.every(({ isPilot }) => isPilot),
    byNeed: linesByNeed(lines),
    notSettled: notSettledOf(base.priced, other.priced),
  }
}

function linesByNeed(lines: readonly ClinicLine[]): Analysis['byNeed'] {
  const known = lines.flatMap(({ clinic: { need }, change: { perListed } }) =>
    need === null || perListed === null ? [] : [{ need, perListed }],
  )
  const before = lineThrough(known.map(({ need, perListed }) => [need, perListed.before]))
  const after = lineThrough(known.map(({ need, perListed }) => [need, perListed.after]))
  return before && after && { before, after }
}

function notSettledOf(...both: readonly PricedAlternative[]): readonly PaymentOf[] {
  const open = both.flatMap(({ payments, amounts }) =>
    payments.filter(({ name }) => (amounts.payments[name] ?? []).every((ore) => ore === null)),
  )
  return [...new Map(open.map((payment) => [payment.name, payment])).values()]
}

function meanPerListed(amounts: readonly (number | null)[], listed: readonly (number | null)[]): number | null {
  const known = amounts.flatMap((ore, place) => (listed[place] ? [{ ore: ore ?? 0, patients: listed[place] }] : []))
  const patients = known.reduce((sum, one) => sum + one.patients, 0)
  return patients === 0 ? null : known.reduce((sum, one) => sum + one.ore, 0) / patients
}
