import { type DisclosureRules, type Line, type Merged, mergeLines } from '../../models/index.ts'
import type { RestingPayment } from './restingOn.ts'

/** A payment is rounded to the öre: the sum of its merged lines is known to half of that. */
const HALF_AN_ORE = 0.005

/** What a line is called in the log. */
export function lineName(
  at: { readonly model: string; readonly payment: string; readonly clinic: string },
  window: string,
  term: string,
): string {
  return [at.model, at.payment, at.clinic, window, term].join(' ')
}

/** Which terms of one payment to one clinic are shown only as their sum. */
export function mergedTerms(
  payment: RestingPayment,
  at: { readonly model: string; readonly clinic: string; readonly place: number },
  rules: DisclosureRules,
  before: (name: string) => number | undefined = () => undefined,
): Merged {
  const where = { model: at.model, payment: payment.name, clinic: at.clinic }
  const lines = payment.terms.map(
    ({ name, patients, amounts }): Line => ({
      name,
      windows: payment.windows.map((window, place) => ({
        patients: patients[place]?.[at.place] ?? null,
        adds: [amounts[place]?.[at.place] ?? 0],
        before: before(lineName(where, window, name)),
      })),
    }),
  )
  return mergeLines(lines, rules, [HALF_AN_ORE])
}
