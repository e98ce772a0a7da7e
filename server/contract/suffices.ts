import * as z from 'zod'
import { IsoDay } from './pricing.ts'
import { Amount, Name, Period } from './run.ts'

/** A CSV file of counts. Its name begins with `patients` or `contacts` and says which are counted. */
export const CountsFile = z.object({
  name: z
    .string()
    .max(200)
    .regex(/^(patients|contacts)[^/\\]*$/i),
  text: z.string().max(2_000_000),
})

/** A model of the catalogue, a period, and counts of patients and contacts that it is to be paid by. */
export const SufficesRequest = z.object({
  model: Name,
  period: Period,
  /** Pay with the rates of this day; without it, those of the period. */
  ratesOf: IsoDay.optional(),
  files: z.array(CountsFile).min(1).max(20),
})

/** For which payments counts suffice to the öre, and what those come to. */
export const SufficesAnswer = z.object({
  model: Name,
  period: Period,
  currency: z.string().regex(/^[A-Z]{3}$/),
  payments: z.array(
    z.object({
      payment: Name,
      exact: z.boolean(),
      /** Why counts do not suffice, in English. */
      reason: z.string().nullable(),
    }),
  ),
  /** `null`: not exact, or not settled in the period. The total is there where every payment is exact. */
  clinics: z.array(z.object({ clinic: Name, payments: z.record(Name, Amount.nullable()), total: Amount.nullable() })),
})
export type SufficesAnswer = z.output<typeof SufficesAnswer>

/** The call about counts in place of rows. */
export const sufficesCalls = {
  /** Says which payments counts suffice for. It keeps nothing. */
  'POST /api/suffices': { request: SufficesRequest, response: SufficesAnswer },
} as const
