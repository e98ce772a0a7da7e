import * as z from 'zod'
import { Label } from './Label.ts'
import { Basis, Group, ModelCard } from './model.ts'
import { Name, Period } from './run.ts'

/** One thing that a model reads of a dataset. */
export const Need = z.object({
  type: z.enum(['fact', 'measurement', 'indicator', 'codes', 'previous']),
  name: Name,
  /** What follows where it is absent: a payment has no answer always, for some rows, or never. */
  stops: z.enum(['always', 'sometimes', 'never']),
  label: Label.nullable(),
})
export type Need = z.output<typeof Need>

/** A document of the catalogue: what it needs, and what a dataset lacks of that. */
export const CatalogueCard = ModelCard.extend({
  tables: z.array(Name),
  needs: z.array(Need),
  /** Figures and tables of which a value is `missing`. */
  openRates: z.array(Name),
  missing: z.object({
    tables: z.array(Name),
    needs: z.array(Need),
    openRates: z.array(z.object({ name: Name, why: z.enum(['missing', 'later']) })),
  }),
  /** The day whose rates would be read, where the model is not in force in the period. */
  ratesOf: z.string().nullable(),
})
export type CatalogueCard = z.output<typeof CatalogueCard>

const StructureRate = z.object({
  name: Name,
  label: Label,
  unit: z.string(),
  value: z.number().nullable(),
  rows: z.number().int().nullable(),
  from: z.string().nullable(),
  basis: Basis.nullable(),
})

/** What one payment pays for, and what it reads to do so. */
export const StructurePayment = z.object({
  name: Name,
  label: Label,
  group: Group,
  each: z.enum(['patient', 'contact', 'clinic', 'indicator']),
  over: z.string(),
  isPot: z.boolean(),
  facts: z.array(z.string()),
  words: z.array(z.string()),
  conditions: z.array(z.string()),
  indicators: z.array(z.string()),
  tables: z.array(z.string()),
  previous: z.array(z.string()),
  rates: z.array(StructureRate),
})
export type StructurePayment = z.output<typeof StructurePayment>

const Side = z.object({
  name: Name,
  label: Label,
  currency: z.string(),
  /** The document as it is written. */
  text: z.string(),
  /** What a reader calls facts, conditions and indicators. */
  labels: z.record(z.string(), Label),
})

/** Two documents side by side, as text and as structure. */
export const DocumentComparison = z.object({
  a: Side,
  b: Side,
  alike: z.array(
    z.object({
      by: z.enum(['subject', 'name']),
      a: StructurePayment,
      b: StructurePayment,
      onlyA: z.array(z.string()),
      onlyB: z.array(z.string()),
    }),
  ),
  onlyA: z.array(StructurePayment),
  onlyB: z.array(StructurePayment),
})
export type DocumentComparison = z.output<typeof DocumentComparison>

/** The calls of the catalogue. */
export const catalogueCalls = {
  /** Every model and scenario, what each needs, and what the dataset lacks of that. */
  'GET /api/catalogue': {
    request: z.object({ dataset: Name, period: Period }),
    response: z.array(CatalogueCard),
  },
  /** Two documents of the catalogue side by side. */
  'GET /api/catalogue/comparison': { request: z.object({ a: Name, b: Name }), response: DocumentComparison },
} as const
