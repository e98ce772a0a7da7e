import { addMonths, type Month } from '../date/Month.ts'
import { ASSUMPTIONS } from './assumptions.ts'
import type { Chance } from './createChance.ts'
import type { Due, PaidPayment } from './payLastYear.ts'
import type { Clinic } from './Places.ts'

/** What was paid, and when that became known. */
export interface Paid extends Due {
  readonly knownAt: number
}

/** What was planted among the payments for a reconciliation to find. */
export interface Correction {
  readonly what: 'late data' | 'data that never came' | 'another clinic' | 'whole kronor' | 'paid after closing'
  /** The clinics' identities. */
  readonly clinics: readonly string[]
  readonly payment: PaidPayment
  readonly months: readonly Month[]
  readonly note: string
}

/** A payment becomes known on this day of the month after. */
const PAY_DAY = 20

/**
 * Does to the payments what happens to payments: data that comes late or never, a clinic that is mistaken for another,
 * an amount in whole kronor, and a list paid to a clinic that has closed. Says what it did.
 */
export function correctPaid(
  due: readonly Due[],
  clinics: readonly Clinic[],
  chance: Chance,
): { readonly paid: readonly Paid[]; readonly corrections: readonly Correction[] } {
  const steady = clinics.flatMap(({ opened, closed }, place) =>
    opened === undefined && closed === undefined ? [place] : [],
  )
  const drawn = Array.from({ length: 5 }, (_, turn) => {
    const rest = steady.length - turn
    const place = rest > 0 ? chance.below(rest) + turn : 0
    ;[steady[turn], steady[place]] = [steady[place] ?? 0, steady[turn] ?? 0]
    return steady[turn] ?? 0
  })
  const [late = 0, never = 0, from = 0, to = 0, rounded = 0] = drawn
  const january = due[0]?.month ?? 0
  const [lateMonth, neverMonth, wrongMonth] = [addMonths(january, 2), addMonths(january, 10), addMonths(january, 4)]
  const idOf = (clinic: number): string => clinics[clinic]?.id ?? ''
  const isVisits = ({ clinic, payment, month }: Due, wanted: number, in_: Month): boolean =>
    payment === 'visit_payment' && clinic === wanted && month === in_

  const paid = due.flatMap((one): readonly Paid[] => {
    const known = { ...one, knownAt: payDay(one.month, 1) }
    if (isVisits(one, late, lateMonth)) {
      const first = Math.round(one.amount * ASSUMPTIONS.inTimeShare.value)
      return [
        { ...known, amount: first },
        { ...known, amount: one.amount - first, knownAt: payDay(one.month, 3) },
      ]
    }
    if (isVisits(one, never, neverMonth))
      return [{ ...known, amount: Math.round(one.amount * ASSUMPTIONS.inTimeShare.value) }]
    if (from !== to && isVisits(one, from, wrongMonth)) return [{ ...known, clinic: to }]
    if (one.clinic === rounded && one.payment === 'listing_payment') {
      return [{ ...known, amount: Math.round(one.amount / 100) * 100 }]
    }
    return [known]
  })
  const corrections: readonly Correction[] = [
    {
      what: 'late data',
      clinics: [idOf(late)],
      payment: 'visit_payment',
      months: [lateMonth],
      note: 'The rest was paid two months later.',
    },
    {
      what: 'data that never came',
      clinics: [idOf(never)],
      payment: 'visit_payment',
      months: [neverMonth],
      note: 'Too little was paid.',
    },
    {
      what: 'another clinic',
      clinics: [idOf(from), idOf(to)],
      payment: 'visit_payment',
      months: [wrongMonth],
      note: 'What the first was due was paid to the second.',
    },
    {
      what: 'whole kronor',
      clinics: [idOf(rounded)],
      payment: 'listing_payment',
      months: Array.from({ length: 12 }, (_, place) => addMonths(january, place)),
      note: 'Paid in whole kronor.',
    },
  ]
  const after = paidAfterClosing(due, clinics)
  return after
    ? { paid: [...paid, after.paid], corrections: [...corrections, after.correction] }
    : { paid, corrections }
}

/** The month after a clinic has closed it was paid for its list once more. */
function paidAfterClosing(due: readonly Due[], clinics: readonly Clinic[]) {
  const clinic = clinics.findIndex(({ closed }) => closed !== undefined)
  const own = due.findLast((one) => one.clinic === clinic && one.payment === 'listing_payment')
  if (!own) return undefined
  const month = addMonths(own.month, 1)
  const correction: Correction = {
    what: 'paid after closing',
    clinics: [clinics[clinic]?.id ?? ''],
    payment: 'listing_payment',
    months: [month],
    note: 'It had closed, and was paid for the list of the month before.',
  }
  return { paid: { ...own, month, knownAt: payDay(month, 1) }, correction }
}

function payDay(month: Month, monthsAfter: number): number {
  return addMonths(month, monthsAfter) * 100 + PAY_DAY
}
