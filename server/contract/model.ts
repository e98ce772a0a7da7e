import * as z from 'zod'
import { Label } from './Label.ts'
import { Name } from './run.ts'

export const Status = z.enum(['enacted', 'pilot', 'consultation', 'proposed', 'illustrative'])
export const Basis = z.enum(['decided', 'forecast', 'estimated', 'general_knowledge', 'missing'])
export const Group = z.enum(['fixed', 'activity', 'target', 'special', 'add_on', 'deduction'])

/** A model of the catalogue, as a list shows it. */
export const ModelCard = z.object({
  name: Name,
  label: Label,
  jurisdiction: Label.nullable(),
  status: Status,
  valid: z.object({ from: z.string(), to: z.string().nullable() }),
  currency: z.string(),
  /** Of a scenario: the model whose figures it changes. */
  extends: z.string().nullable(),
  /** Why it cannot run on the dataset that was asked for, in English as the command says it; absent where it can. */
  trouble: z.object({ message: z.string(), hint: z.string().nullable() }).optional(),
})
export type ModelCard = z.output<typeof ModelCard>

/** A figure that can be changed where it is read. */
export const Rate = z.object({
  /** By which a change names it: `visit_fee`, `coverage.goal`, `fee_by_age[2]`. */
  name: Name,
  label: Label,
  /** Of a row of a table: what it is for, `65-79 female`. */
  row: z.string().nullable(),
  /** As the document writes it: `SEK/patient/month`. */
  unit: z.string(),
  value: z.number(),
  from: z.string(),
  source: z.string(),
  /** The source's title, and its address where it has one. */
  title: z.string(),
  url: z.string().nullable(),
  basis: Basis,
  note: z.object({ sv: z.string().optional(), en: z.string().optional() }).nullable(),
  range: z.tuple([z.number(), z.number()]).nullable(),
  /** The payments that read it. */
  payments: z.array(Name),
  /** It is read row by row of the data, so that a change of it needs the server. */
  rowBound: z.boolean(),
})
export type Rate = z.output<typeof Rate>

/** A payment as a reader meets it. */
export const PaymentCard = z.object({
  name: Name,
  label: Label,
  group: Group,
  each: z.enum(['patient', 'contact', 'clinic', 'indicator']),
  over: z.string(),
  /** As the document writes it. */
  formula: z.string(),
})
export type PaymentCard = z.output<typeof PaymentCard>
