import * as z from 'zod'
import { TABLE_NAMES } from '../dataset/tables.ts'
import { Name } from './run.ts'
import { UploadProblem } from './upload.ts'

const Table = z.enum(TABLE_NAMES)
/** `null`: fewer than five. */
const Hidden = z.number().int().nullable()

/** What stands in a column: the frequent words, or how many values lie in each of equal steps. */
export const ColumnQuality = z.object({
  name: z.string(),
  type: z.string(),
  known: z.number().int(),
  missing: z.number().int(),
  least: z.string().optional(),
  most: z.string().optional(),
  words: z.array(z.object({ word: z.string(), rows: Hidden })).optional(),
  otherWords: z.number().int().optional(),
  steps: z.array(z.object({ from: z.string(), rows: Hidden })).optional(),
})
export type ColumnQuality = z.output<typeof ColumnQuality>

/** The quality of a dataset. Counts of fewer than five persons or rows are hidden. */
export const Quality = z.object({
  dataset: Name,
  tables: z.array(
    z.object({
      table: Table,
      rows: z.number().int(),
      leftOut: z.number().int(),
      columns: z.array(ColumnQuality),
    }),
  ),
  /** Patients by how old they are at the end of a year, in tens of years. */
  ages: z
    .object({ year: z.number().int(), bands: z.array(z.object({ from: z.number().int(), rows: Hidden })) })
    .nullable(),
  /** Rows by month, of tables that have months. */
  months: z.array(z.object({ table: Table, month: z.string(), rows: Hidden })),
  /** How far each clinic's part of a table goes, and the months that it lacks. */
  deliveries: z.array(
    z.object({
      table: Table,
      clinic: z.string(),
      first: z.string().nullable(),
      last: z.string().nullable(),
      missing: z.array(z.string()),
      months: z.number().int(),
    }),
  ),
  /** A clinic's month with far more or fewer rows than its others. */
  outliers: z.array(
    z.object({ table: Table, clinic: z.string(), month: z.string(), rows: Hidden, low: z.number(), high: z.number() }),
  ),
  warnings: z.array(UploadProblem),
  pseudonymous: z.boolean(),
})
export type Quality = z.output<typeof Quality>

/** What a dataset holds. */
export const DatasetContent = z.object({
  name: Name,
  tables: z.array(z.object({ table: Table, rows: z.number().int() })),
  leftOut: z.number().int(),
})
export type DatasetContent = z.output<typeof DatasetContent>

export const qualityCalls = {
  /** What each dataset holds. */
  'GET /api/content': { request: z.undefined(), response: z.array(DatasetContent) },
  /** What a dataset looks like. */
  'GET /api/quality': { request: z.object({ dataset: Name }), response: Quality },
} as const
