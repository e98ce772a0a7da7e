import * as z from 'zod'
import { Control } from './Control.ts'
import { ReadingRules } from './ReadingRules.ts'
import { type TableName, TABLE_NAMES } from './tables.ts'

const Word = z.string().min(1)
const YesNo = z.enum(['true', 'false']).transform((word) => word === 'true')
/** Of a column of the table, the column of the file that fills it. */
const Columns = z.record(Word, Word)

/** How one file, or rows written here, fill a table. */
const TableMapping = z.strictObject({
  /** The file, seen from the source folder. */
  from: Word.optional(),
  /** Of a workbook, the sheet. */
  sheet: Word.optional(),
  ...ReadingRules.shape,
  /** Rows written in the mapping itself, for the few that no file has. */
  rows: z.array(z.record(Word, z.string())).optional(),
  /** Which column of the file fills which column of the table. Without it, every column under its own name. */
  columns: Columns.optional(),
  /** `keep`: columns that are not named above are kept as facts under their own names. */
  others: z.enum(['keep', 'leave']).default('leave'),
  /** Columns with the same value in every row. */
  constants: z.record(Word, z.string()).default({}),
  /** Words to put in place of others, by column of the table: `sex: { F: female, M: male }`. */
  values: z.record(Word, z.record(z.string(), z.string())).default({}),
  /** Only rows whose column of the file is one of these words. */
  where: z.record(Word, z.array(z.string())).default({}),
  /** Several columns of a row become several rows: the column that gets the name, and for each name what fills the others. */
  unpivot: z.strictObject({ into: Word, columns: z.record(Word, Columns) }).optional(),
  /** Several columns that say yes or no become one column of words: `conditions: { yes: ['1'], no: ['2'], words: { copd: sp_copd } }`. */
  gather: z
    .record(Word, z.strictObject({ yes: z.array(Word).min(1), no: z.array(z.string()).default([]), words: Columns }))
    .default({}),
  /** Rows that say the same are one: clinics out of a file of patients. */
  distinct: YesNo.default(false),
  /** A list in one value becomes several rows: the column, and the mark between the parts. */
  split: z.record(Word, Word).default({}),
  /** What else than an empty value means that there is none. */
  missing: z.array(z.string()).default([]),
  /** Types of columns, where the values do not tell: `postcode: word`. */
  types: z.record(Word, z.enum(['integer', 'number', 'word', 'boolean', 'words'])).default({}),
  /** Columns to round to so many decimals: floating point, or more than 6. */
  decimals: z.record(Word, z.coerce.number().int().min(0).max(15)).default({}),
  /** The least value of a column. */
  minimum: z.record(Word, z.coerce.number()).default({}),
  /** Columns whose numbers look like personal identity numbers and are none. */
  not_personal: z.array(Word).default([]),
})
export type TableMapping = z.output<typeof TableMapping>

const tables = Object.fromEntries(
  TABLE_NAMES.map((name) => [name, z.union([TableMapping, z.array(TableMapping)]).optional()]),
) as Record<TableName, z.ZodOptional<z.ZodUnion<[typeof TableMapping, z.ZodArray<typeof TableMapping>]>>>

/**
 * A mapping: which columns of which files fill the tables of a dataset. A file `mapping.yaml` beside the files, or
 * another by `--mapping FILE`. server/dataset/mapping.md explains each key.
 */
export const Mapping = z.strictObject({
  format: z.literal('1'),
  dataset: z
    .strictObject({
      name: Word.optional(),
      title: Word.optional(),
      invented: YesNo.default(false),
      as_of: z.iso.date().optional(),
    })
    .prefault({}),
  /** Of a mapping that comes with the program: the columns by which its files are recognised. */
  recognise: z.record(Word, z.array(Word).min(1)).optional(),
  /** `exact`: a clinic is named as in `clinics`; `folded`: names that differ only by case, space or Unicode form are one, and it is told which. */
  names: z.enum(['exact', 'folded']).default('exact'),
  control: Control.optional(),
  tables: z.strictObject(tables),
})
export type Mapping = z.output<typeof Mapping>
