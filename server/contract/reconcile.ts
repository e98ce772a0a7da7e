import * as z from 'zod'
import { Label } from './Label.ts'
import { Name, Period } from './run.ts'

const Ore = z.number().int()

/** How far lines agree, in öre; `share` is that of the money that is reproduced, to six decimals, never rounded up. */
const Agreement = z.object({
  paid: Ore,
  computed: Ore,
  residual: Ore,
  apart: Ore,
  share: z.number().nullable(),
  lines: z.number().int(),
  agreeing: z.number().int(),
})

export const ResidualClass = z.enum(['rule', 'data', 'correction', 'unexplained'])
export type ResidualClass = z.output<typeof ResidualClass>

/** What a person said of a residual; `ore` is what it was then. */
const Note = z.object({ class: ResidualClass, note: z.string(), author: z.string(), at: z.string(), ore: Ore })

/** A clinic, payment and period in which paid and computed differ. */
export const Residual = z.object({
  key: z.string(),
  clinic: Name,
  payment: Name,
  period: z.string(),
  paid: Ore,
  computed: Ore,
  residual: Ore,
  note: Note.nullable(),
  hasChanged: z.boolean(),
})
export type Residual = z.output<typeof Residual>

/** What was paid against what a model computes. */
export const Reconciliation = z.object({
  currency: z.string(),
  /** The day up to which what was read is known; `null` where nothing says. */
  knownAt: z.string().nullable(),
  total: Agreement,
  /** Furthest apart first; the labels are those of the model's payments. */
  payments: z.array(Agreement.extend({ payment: Name, label: Label, isPaid: z.boolean(), isComputed: z.boolean() })),
  clinics: z.array(Agreement.extend({ clinic: Name, name: z.string() })),
  /** Of each clinic and period what differs: the residuals added up, with and without their signs. */
  cells: z.array(z.object({ clinic: Name, period: z.string(), residual: Ore, apart: Ore })),
  /** The largest first. */
  residuals: z.array(Residual),
  /** How many smaller ones are not among them. */
  smaller: z.number().int(),
  /** How many amounts were paid for longer than the period, and are not compared. */
  notCompared: z.number().int(),
  /** What is to be said of how the notes were read. */
  warnings: z.array(z.string()),
})
export type Reconciliation = z.output<typeof Reconciliation>

const Asked = z.object({ dataset: Name, period: Period })

/** The calls about reconciliation. */
export const reconcileCalls = {
  /** What was paid against a model or an assignment; without a name, against the first that pays all that was paid. */
  'GET /api/reconciliation': {
    request: Asked.extend({ model: Name.optional() }),
    response: z.object({
      model: Name.nullable(),
      label: Label.nullable(),
      /** Has the dataset a table of what was paid? */
      hasPaid: z.boolean(),
      /** Models that have every payment that was paid. */
      matching: z.array(z.object({ name: Name, label: Label })),
      reconciliation: Reconciliation.nullable(),
    }),
  },
  /** The share that a baseline reproduces; `null` where nothing was paid, or something that it does not pay. */
  'GET /api/reconciliation/share': {
    request: Asked.extend({ model: Name }),
    response: z.object({ hasPaid: z.boolean(), share: z.number().nullable() }),
  },
  /** Keeps what a person says of a residual. */
  'POST /api/reconciliation/note': {
    request: Asked.extend({
      model: Name,
      residual: z.string().min(1).max(1000),
      class: ResidualClass,
      note: z.string().max(4000),
      author: z.string().trim().min(1).max(200),
    }),
    response: Residual,
  },
} as const
