import { firstDayOf, type Month } from '../date/Month.ts'
import { ASSUMPTIONS } from './assumptions.ts'
import { MONTHS_BEFORE } from './Calendar.ts'
import type { Region } from './drawRegion.ts'
import { countListed, factsOf } from './listedCounts.ts'
import { isOpen } from './Places.ts'
import type { Tally } from './Tally.ts'

/** The payments of the invented rule. */
export const PAID_PAYMENTS = ['listing_payment', 'need_payment', 'visit_payment'] as const
export type PaidPayment = (typeof PAID_PAYMENTS)[number]

/** What a clinic was due for a month and payment, in öre. */
export interface Due {
  /** Its place among the clinics. */
  readonly clinic: number
  readonly payment: PaidPayment
  readonly month: Month
  readonly amount: number
}

/** What the invented rule gives each clinic for each month of the year, before anything went wrong. */
export function payLastYear(region: Region, tally: Tally): readonly Due[] {
  const { places, calendar } = region
  const rates = ASSUMPTIONS.paidRule.value
  return calendar.months.slice(MONTHS_BEFORE).flatMap((month, place) => {
    const counts = countListed(region, month)
    const facts = factsOf(counts)
    return places.clinics.flatMap((one, clinic): readonly Due[] => {
      const { listed = 0, weight = 0 } = counts[clinic] ?? {}
      const cell = clinic * calendar.months.length + MONTHS_BEFORE + place
      if (!isOpen(one, firstDayOf(month))) return []
      return [
        // kronor × ten-thousandths / 100 are öre
        { clinic, payment: 'listing_payment', month, amount: Math.round((rates.listing_payment * weight) / 100) },
        {
          clinic,
          payment: 'need_payment',
          month,
          amount: Math.round((rates.need_payment * listed * (facts[clinic]?.cniRelative ?? 0)) / 10_000),
        },
        { clinic, payment: 'visit_payment', month, amount: rates.visit_payment * 100 * (tally.visits[cell] ?? 0) },
      ]
    })
  })
}
