import * as z from 'zod'
import { Label } from './Label.ts'
import { Name, Period } from './run.ts'

/** The first of a month. */
const MonthDay = z.string().regex(/^[1-9]\d{3}-(0[1-9]|1[0-2])-01$/, 'It must be the first of a month.')

/** Which clinics a model pays from a month on. Later entries win over earlier ones. */
export const Entry = z.object({
  model: Name,
  clinics: z.union([z.literal('all'), z.array(Name).min(1)]),
  from: MonthDay.optional(),
})
export type Entry = z.output<typeof Entry>

/** A dataset that the server has. */
export const DatasetCard = z.object({
  /** What it is asked for by: `county`, `demonstration`. */
  name: Name,
  label: Label,
  hash: z.string(),
  /** Made up, in whole or part: every view says so. */
  invented: z.boolean(),
  /** The day to which the deliveries are complete. */
  asOf: z.string(),
  /** Years that can be paid, latest first. */
  years: z.array(z.string()),
  /** Models by clinic and date that were written for this dataset. */
  assignments: z.array(z.object({ name: Name, label: Label, entries: z.array(Entry) })),
  /** A comparison to start from: models or assignments by name, the baseline first; empty where none is suggested. */
  suggested: z.array(Name),
})
export type DatasetCard = z.output<typeof DatasetCard>

/** A clinic and what it is grouped by. `null` is missing. Shares and means are of the period's months. */
export const Clinic = z.object({
  clinic: Name,
  name: z.string(),
  owner: z.enum(['public', 'private']).nullable(),
  municipality: z.string().nullable(),
  /** Mean number of listed patients over all months of the period, those when it is closed among them: patient-years of a year. */
  listed: z.number().nullable(),
  /** In how many months of the period it is open. */
  monthsOpen: z.number().int(),
  /** Share of the listed with a chronic condition, 0 to 1. */
  chronicShare: z.number().nullable(),
  /** Care Need Index beside the region's mean of 1. */
  need: z.number().nullable(),
  /** Points for rural places; 0 is a town. */
  rural: z.number().nullable(),
})
export type Clinic = z.output<typeof Clinic>

export const Region = z.object({ dataset: Name, period: Period, clinics: z.array(Clinic) })
export type Region = z.output<typeof Region>
