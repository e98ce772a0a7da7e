import * as z from 'zod'
import { Entry } from './dataset.ts'
import { Name, Period } from './run.ts'

const Day = z.iso.date()

/** What a job of the kind `run` is asked: models of the catalogue on a dataset, as `kapitera run` is. */
export const RunInput = z.strictObject({
  dataset: Name,
  period: Period,
  /** Which model pays which clinics from when; one entry for all clinics is a run of one model. */
  entries: z.array(Entry).min(1).max(500),
  /** The assignment's name, where it is one. */
  name: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,59}$/)
    .optional(),
  ratesOf: Day.optional(),
  facts: z.array(Name).max(50).default([]),
  /** What the run is for. */
  purpose: z.enum(['preliminary', 'final', 'correction']).optional(),
})
export type RunInput = z.output<typeof RunInput>

const Share = z.number().min(0).max(10)

/** How far a rate may lie from what the document says, as shares of it. */
export const Spread = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('normal'), deviation: Share }),
  z.strictObject({ kind: z.literal('uniform'), reach: Share }),
  z.strictObject({ kind: z.literal('triangular'), down: Share, up: Share }),
])

/** What a job of the kind `draws` is asked: a model priced many times, with rates drawn from their spreads. */
export const DrawsInput = z.strictObject({
  dataset: Name,
  period: Period,
  model: Name,
  ratesOf: Day.optional(),
  spreads: z.record(Name, Spread),
  seed: z.number().int().min(0),
  count: z.number().int().min(1).max(100_000),
  quantiles: z.array(z.number().min(0).max(1)).max(20).default([]),
})
export type DrawsInput = z.output<typeof DrawsInput>

/** What a job of the kind `bundle` is asked: these objects, or all that the user keeps, as a zip. */
export const BundleInput = z.strictObject({
  objects: z.union([z.literal('all'), z.array(z.uuid()).min(1).max(1000)], {
    error: 'Say `all`, or a list of ids of objects.',
  }),
})
export type BundleInput = z.output<typeof BundleInput>
