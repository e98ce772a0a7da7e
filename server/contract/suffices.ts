import * as z from 'zod'
import { Label } from './Label.ts'
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
  /** The clinics and their facts, such as the Care Need Index, where payments read them. None of its patients is read. */
  dataset: Name.optional(),
  /** Pay with the rates of this day; without it, those of the period, or of the nearest day that the model is in force. */
  ratesOf: IsoDay.optional(),
  files: z.array(CountsFile).min(1).max(20),
})

/** A value that a reader is told: of words their labels, none of them where there are none; `null` where it is not known. */
const ToldValue = z.union([z.null(), z.boolean(), z.number(), z.array(Label)])

/** Why counts do not suffice, by the names that a reader knows; which of them there are goes with the code. */
export const Because = z.object({
  code: z.enum([
    'no-file',
    'other-rows',
    'looks-back',
    'sum',
    'measurement',
    'contacts-of-each',
    'diagnoses',
    'too-many-conditions',
    'too-many-kinds',
    'no-column',
    'not-told-apart',
    'not-counted',
    'not-together',
    'not-due',
    'not-all-clinics',
    'clinic-fact',
  ]),
  /** What is counted; `performed` are contacts, for the clinic that performed them. */
  rows: z.enum(['patients', 'performed', 'charged', 'patients.contacts', 'enrolments', 'costs']).optional(),
  names: z.array(Label).optional(),
  words: z.array(Label).optional(),
  /** Columns that would tell what is not told. */
  columns: z.array(z.string()).optional(),
  kinds: z.array(z.array(z.object({ label: Label, value: ToldValue }))).optional(),
  number: z.number().optional(),
  over: z.enum(['month', 'quarter', 'year']).optional(),
  clinic: z.string().optional(),
})
export type Because = z.output<typeof Because>

/** For which payments counts suffice to the öre, and what those come to. */
export const SufficesAnswer = z.object({
  model: Name,
  period: Period,
  /** The day whose rates were read; `null`: those of the period. */
  ratesOf: IsoDay.nullable(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  payments: z.array(
    z.object({
      payment: Name,
      label: Label,
      exact: z.boolean(),
      /** Why counts do not suffice, in English as the command says it. */
      reason: z.string().nullable(),
      /** The same as data. */
      because: Because.nullable(),
    }),
  ),
  /** `null`: not exact, or not due in the period. The total is there where every payment that is due is exact. */
  clinics: z.array(z.object({ clinic: Name, payments: z.record(Name, Amount.nullable()), total: Amount.nullable() })),
})
export type SufficesAnswer = z.output<typeof SufficesAnswer>

/** The call about counts in place of rows. */
export const sufficesCalls = {
  /** Says which payments counts suffice for. It keeps nothing. */
  'POST /api/suffices': { request: SufficesRequest, response: SufficesAnswer },
} as const
