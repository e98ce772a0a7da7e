import * as z from 'zod'
import type { Program, Quantities } from '../../models/index.ts'
import { Entry } from './dataset.ts'
import { Label } from './Label.ts'
import { Basis, Group, ModelCard, PaymentCard, Rate } from './model.ts'
import { Name, Period } from './run.ts'

export const IsoDay = z.string().regex(/^[1-9]\d{3}-\d{2}-\d{2}$/, 'It must be a date such as 2016-01-01.')

/** Figures by name, each a value for all dates. */
export const Changes = z.record(Name, z.number())
export type Changes = z.output<typeof Changes>

/** Asks for a model on a dataset, ready to be priced by the one who asks. */
export const PricingRequest = z.object({
  dataset: Name,
  period: Period,
  model: Name,
  /** The day whose rates are read; without it, the period's own, or the nearest day on which the model is in force. */
  ratesOf: IsoDay.optional(),
  /** Changed figures that are row-bound: the rows are priced anew with them. */
  changes: Changes.optional(),
})
export type PricingRequest = z.output<typeof PricingRequest>

/** Of what the engine's own types describe, a reader of the document is told what it must have. */
function ofNames(required: readonly string[]) {
  return { type: 'object' as const, required: [...required] }
}

const EngineProgram = z
  .custom<Program>((data) => typeof data === 'object' && data !== null)
  .meta({
    id: 'Program',
    description:
      'The steps that price the quantities, as `models/plan/Program.ts` types them. Its form may change between versions.',
    override: ofNames(['model', 'currency', 'valid', 'figures', 'tables', 'windows', 'payments']),
  })

const EngineQuantities = z
  .custom<Quantities>((data) => typeof data === 'object' && data !== null)
  .meta({
    id: 'Quantities',
    description:
      'What was counted, by clinic, as `models/plan/Count.ts` types it. Its form may change between versions.',
    override: ofNames(['clinics', 'windows']),
  })

/**
 * A model on a dataset: sums by clinic, and the program that prices them. No rows of patients. A sum by clinic and row of a
 * table may be of few patients, as a payout statement's lines are: who may ask for it may see it.
 */
export const Pricing = z.object({
  model: ModelCard,
  /** The day whose rates are read, where that is not the period's own: the reader is told. */
  ratesOf: z.string().nullable(),
  program: EngineProgram,
  quantities: EngineQuantities,
  payments: z.array(PaymentCard),
  /** The groups that this payer calls fixed. */
  fixedShare: z.array(Group),
  rates: z.array(Rate),
  /** The share of the kronor that rests on figures whose basis is not `decided`. */
  undecidedShare: z.number().nullable(),
  warnings: z.array(z.string()),
  manifest: z.record(z.string(), z.unknown()),
})
export type Pricing = z.output<typeof Pricing>

/** Models by clinic and date with what is changed in each, as an alternative of a comparison. */
export const Order = z.object({
  dataset: Name,
  period: Period,
  entries: z.array(Entry).min(1),
  ratesOf: IsoDay.optional(),
  /** By model. */
  changes: z.record(Name, Changes).optional(),
  /** How the budget lock was solved: figures of one payment are multiplied, and it takes the öre that rounding left. */
  lock: z
    .object({
      model: Name,
      payment: Name,
      figures: z.array(Name),
      factor: z.number().min(0).max(1e7),
      residue: z.number().int().min(-1e9).max(1e9),
    })
    .optional(),
})
export type Order = z.output<typeof Order>

export const TermOf = z.union([
  z.object({ type: z.enum(['parameter', 'fact', 'previous']), name: Name }),
  z.object({ type: z.literal('table'), name: Name, row: z.number().int() }),
  z.object({ type: z.enum(['percentile', 'pot']) }),
])

/** *quantity × rate = amount*; the amount is not rounded. */
export const Term = z.object({
  of: TermOf,
  label: Label,
  row: z.string().nullable(),
  quantity: z.number(),
  rate: z.number(),
  amount: z.number(),
  unit: z.string().nullable(),
  source: z.string().nullable(),
  basis: Basis.nullable(),
})
export type Term = z.output<typeof Term>

/** What one clinic is paid and why, window by window: months of a year, or its longer windows. */
export const Statement = z.object({
  clinic: Name,
  name: z.string(),
  payments: z.array(
    z.object({
      model: Name,
      name: Name,
      label: Label,
      group: Group,
      over: z.string(),
      /** As the document writes it. */
      formula: z.string(),
      windows: z.array(
        z.object({
          /** `2017-03`; of a longer window its first and last month. */
          first: z.string(),
          last: z.string(),
          /** The day on which list and ages are read. */
          cutOff: z.string(),
          ore: z.number().int(),
          terms: z.array(Term),
        }),
      ),
    }),
  ),
  manifest: z.record(z.string(), z.unknown()),
})
export type Statement = z.output<typeof Statement>

/** How the quantity of one term was counted in one window. */
export const OriginRequest = z.object({
  order: Order,
  clinic: Name,
  model: Name,
  payment: Name,
  of: TermOf,
  /** The window's first month, `2017-03`. */
  first: z.string(),
})
export type OriginRequest = z.output<typeof OriginRequest>

/** `null`: a group of fewer than five, whose number is not shown. */
export const Origin = z.object({
  /** Which rows were counted; more than one where the quantity is made of several counts. */
  counts: z.array(
    z.object({
      rows: z.enum(['patients', 'performed', 'charged', 'patients.contacts', 'enrolments', 'costs']),
      first: z.string(),
      last: z.string(),
      cutOff: z.string(),
      /** How many rows of the clinic were read. */
      n: z.number().int().nullable(),
      /** The quantity by one fact of the rows: by age in tens, by sex, by kind of contact. */
      by: z.array(
        z.object({
          fact: Name,
          label: Label,
          rows: z.array(z.object({ value: z.string(), n: z.number().nullable(), quantity: z.number().nullable() })),
        }),
      ),
    }),
  ),
  /** Facts of the clinic that entered, with their values. */
  facts: z.array(
    z.object({ name: Name, label: Label, value: z.union([z.number(), z.string(), z.boolean()]).nullable() }),
  ),
  dataset: z.object({ name: Name, hash: z.string(), invented: z.boolean() }),
})
export type Origin = z.output<typeof Origin>
