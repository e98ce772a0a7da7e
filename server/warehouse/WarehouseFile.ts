import * as z from 'zod'
import { READ_TABLES, type ReadTable } from './Schema.ts'

const Word = z.string().min(1)

/** What may leave the database of what is counted in a table. */
const Leaves = z.enum(['cells', 'sums'])

/** Which table or view of the database is one of ours, and how its columns are called and written there. */
const RelationMapping = z.strictObject({
  /** As the database writes it, with its schema before a point: `vard.patient`. */
  relation: Word,
  /** Of a column of ours, the column of the relation. Without it, all under their own names. */
  columns: z.record(Word, Word).optional(),
  /** `keep`: columns that are not named above are facts under their own names. */
  others: z.enum(['keep', 'leave']).default('leave'),
  /** Words to put in place of others, by column of ours: `sex: { 1: male, 2: female }`. */
  values: z.record(Word, z.record(z.string(), z.string())).default({}),
  /** Of a column of ours, to how many decimals its numbers are rounded: floating point, or decimals without a scale. */
  decimals: z.record(Word, z.coerce.number().int().min(0).max(15)).default({}),
  /** `word`: numbers that are codes. `words`: text with a bar between several words. */
  types: z.record(Word, z.enum(['word', 'words'])).default({}),
  leaves: Leaves.default('sums'),
})
export type RelationMapping = z.output<typeof RelationMapping>

const tables = Object.fromEntries(READ_TABLES.map((name) => [name, RelationMapping.optional()])) as Record<
  ReadTable,
  z.ZodOptional<typeof RelationMapping>
>

/** The name of a variable of the environment. */
const Variable = z
  .string()
  .regex(
    /^[A-Za-z_]\w*$/,
    'Name a variable of the environment that holds the connection. A password has no place in a file.',
  )

/**
 * A file that says where a dataset lies in a database: `kapitera run MODEL --data warehouse.yaml`.
 * docs/how-to/count-in-your-database.md explains each key.
 */
export const WarehouseFile = z.strictObject({
  format: z.literal('1'),
  warehouse: z.strictObject({
    engine: z.literal('postgresql', 'The one database that is asked from here is `postgresql`.'),
    /** The variable with the connection; without it those of libpq: PGHOST, PGDATABASE, PGUSER and so on. */
    connection: Variable.optional(),
    /** After how long a statement is given up. */
    statement_timeout: z
      .string()
      .regex(/^[1-9]\d* ?(ms|s|min|h)$/, 'Write a time with its unit: `90 s`, `10 min`, `2 h`.')
      .default('10 min'),
    /** In whose time the day of a moment is told, `Europe/Stockholm`; needed where a column is TIMESTAMP WITH TIME ZONE. */
    time_zone: Word.optional(),
  }),
  dataset: z.strictObject({
    name: Word,
    title: Word.optional(),
    invented: z
      .enum(['true', 'false'])
      .transform((word) => word === 'true')
      .default(false),
    as_of: z.iso.date().optional(),
    /** The rules by which anything of it is shown to others: `k=5,payouts=controlled`. */
    disclosure: Word.optional(),
  }),
  tables: z.strictObject(tables),
})
export type WarehouseFile = z.output<typeof WarehouseFile>
