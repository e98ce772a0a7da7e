import * as z from 'zod'
import { type TableName, TABLE_NAMES } from './tables.ts'

const Amount = z.string().regex(/^-?\d+(\.\d+)?$/, 'A total is a number with a point, such as 1200.50.')

/** What the sender says that one table holds. */
const TableControl = z.strictObject({
  /** How many rows, as they were sent. */
  rows: z.coerce.number().int().min(0).optional(),
  /** The sum of a column, over all rows or by a word such as the clinic. */
  sums: z
    .array(
      z.union([
        z.strictObject({ column: z.string().min(1), total: Amount }),
        z.strictObject({
          column: z.string().min(1),
          by: z.string().min(1),
          totals: z.record(z.string(), Amount),
        }),
      ]),
    )
    .default([]),
})
export type TableControl = z.output<typeof TableControl>

const controls = Object.fromEntries(TABLE_NAMES.map((name) => [name, TableControl.optional()])) as Record<
  TableName,
  z.ZodOptional<typeof TableControl>
>

/** Control totals: what the sender counted. A `control:` of a mapping, or a file `control.yaml` beside the tables. */
export const Control = z.strictObject(controls)
export type Control = z.output<typeof Control>
