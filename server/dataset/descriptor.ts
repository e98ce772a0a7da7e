import * as z from 'zod'
import type { Description } from './Description.ts'
import type { Source } from './Source.ts'
import type { QualityReport } from './quality/QualityReport.ts'
import type { StoredListed } from './storeListed.ts'
import { CONTENT_FORM, type StoredTable } from './storeTables.ts'
import { type StoredColumn, type TableName, TABLE_NAMES } from './tables.ts'

const COLUMN_TYPES = ['integer', 'bigint', 'decimal', 'boolean', 'word', 'words', 'empty'] as const

const Field = z.object({
  name: z.string(),
  stored: z.enum(COLUMN_TYPES),
  decimals: z.number().int().optional(),
  digits: z.number().int().optional(),
  /** All words that stand in it, null where one is missing; absent where they are many. */
  words: z.array(z.string().nullable()).optional(),
})

type Field = z.output<typeof Field>

/** The `datapackage.json` of an imported dataset, as far as the program reads it. */
export const Descriptor = z.object({
  name: z.string(),
  title: z.string().optional(),
  invented: z.boolean(),
  as_of: z.string().optional(),
  /** The rules by which anything of it is shown to others: `k=5,payouts=controlled`. Its owner writes them. */
  disclosure: z.string().optional(),
  /** Rows that were rejected and accepted to be, by table. */
  left_out: z.record(z.string(), z.number().int()).optional(),
  kapitera: z.object({
    format: z.literal(1),
    hash: z.string(),
    /** How the content was hashed; 1 where it is not said. Hashes of two forms cannot be compared. */
    content: z.number().int().optional(),
    /** Listings and their patients as one table, to count from: what is in its file, and the hash of that. */
    listed: z
      .object({
        path: z.string(),
        hash: z.string(),
        words: z.record(z.string(), z.array(z.string())),
        conditions: z.array(z.string()).optional(),
        /** The same rows as arrays of codes. */
        codes: z.object({ path: z.string(), hash: z.string() }).optional(),
      })
      .optional(),
  }),
  resources: z.array(
    z.object({
      name: z.enum(TABLE_NAMES),
      path: z.string(),
      bytes: z.number(),
      hash: z.string(),
      rows: z.number().int(),
      largest_n: z.number().int(),
      schema: z.object({ fields: z.array(Field) }),
    }),
  ),
})
export type Descriptor = z.output<typeof Descriptor>

/** Writes it: what Frictionless asks for, and beside it what the program needs. */
export function descriptorOf(
  source: Source,
  hash: string,
  tables: readonly StoredTable[],
  {
    leftOut = new Map(),
    listed,
    quality,
  }: {
    readonly leftOut?: ReadonlyMap<TableName, number>
    readonly listed?: StoredListed | undefined
    readonly quality?: QualityReport | undefined
  } = {},
): string {
  const descriptor: Descriptor & { readonly profile: string } = {
    profile: 'data-package',
    name: source.name,
    ...(source.title === undefined ? {} : { title: source.title }),
    invented: source.invented,
    ...(source.asOf === undefined ? {} : { as_of: source.asOf }),
    kapitera: { format: 1, hash, content: CONTENT_FORM, ...(listed && { listed }) },
    ...(leftOut.size === 0 ? {} : { left_out: Object.fromEntries(leftOut) }),
    resources: tables.map(({ table, path, bytes, fileHash, rows, largestN, columns }) => ({
      name: table,
      path,
      format: 'parquet',
      mediatype: 'application/vnd.apache.parquet',
      bytes,
      hash: `sha256:${fileHash}`,
      rows,
      largest_n: largestN,
      schema: { fields: columns.map((column) => ({ ...fieldOf(column), ...wordsOf(column, table, quality) })) },
    })),
  }
  return `${JSON.stringify(descriptor, undefined, 2)}\n`
}

/** What a descriptor says of the dataset. */
export function descriptionOf({
  name,
  title,
  invented,
  as_of: asOf,
  left_out: leftOut,
  disclosure,
  resources,
}: Descriptor): Description {
  return {
    ...(disclosure !== undefined && { disclosure }),
    ...(leftOut && { leftOut }),
    name,
    title,
    invented,
    asOf,
    tables: Object.fromEntries(
      resources.map(({ name: table, rows, largest_n: largestN, schema }) => [
        table,
        {
          rows,
          largestN,
          columns: schema.fields.map(({ name: column, stored, decimals, digits }) => ({
            name: column,
            type: stored,
            decimals,
            digits,
          })),
        },
      ]),
    ) as Partial<Record<TableName, Description['tables'][TableName]>> as Description['tables'],
  }
}

function fieldOf({ name, type, decimals, digits }: StoredColumn) {
  return {
    name,
    type: FRICTIONLESS[type],
    stored: type,
    ...(decimals === undefined ? {} : { decimals }),
    ...(digits === undefined ? {} : { digits }),
  }
}

/** Tables whose words are asked of one after the other for each patient. */
const TALLIED: readonly TableName[] = ['contacts', 'costs']

/** The words of a column as its quality was assessed, where it was said of all of them. */
function wordsOf(
  { name, type }: StoredColumn,
  table: TableName,
  quality: QualityReport | undefined,
): Pick<Field, 'words'> {
  const found = quality?.tables.find((one) => one.table === table)?.columns.find((one) => one.name === name)
  if (!TALLIED.includes(table) || type !== 'word' || !found?.words || found.otherWords !== 0) return {}
  return { words: [...found.words.map(({ word }) => word).toSorted(), ...(found.missing > 0 ? [null] : [])] }
}

const FRICTIONLESS = {
  integer: 'integer',
  bigint: 'integer',
  decimal: 'number',
  boolean: 'boolean',
  word: 'string',
  words: 'string',
  empty: 'any',
} as const
