import type { MappedTable } from './sourceSql.ts'

/** The tables that quantities are counted from. */
export const COUNTED_TABLES = [
  'clinics',
  'patients',
  'listings',
  'contacts',
  'diagnoses',
  'enrolments',
  'costs',
  'measurements',
  'clinic_facts',
  'indicators',
  'codes',
] as const
export type CountedTable = (typeof COUNTED_TABLES)[number]

/** The tables that are read: those, and what was paid, which is held against what is computed. */
export const READ_TABLES = [...COUNTED_TABLES, 'paid'] as const
export type ReadTable = (typeof READ_TABLES)[number]

/**
 * What a column holds. `words` are several words as text with a bar between them (`diabetes|hypertension`), empty where
 * there are none and null where it is not known. `empty` is a column without any value, which fits every kind.
 */
export type ColumnType = 'integer' | 'bigint' | 'decimal' | 'boolean' | 'word' | 'words' | 'empty'

/** One table of a dataset as a warehouse has it. */
export interface TableSchema {
  readonly columns: ReadonlyMap<string, ColumnType>
  /** Does any row stand for several (`n` > 1)? Where none does, sums need no product. */
  readonly hasAlike: boolean
  /** Of columns of words all that stand in them, null where one is missing; of a column that is absent it is not known. */
  readonly words?: ReadonlyMap<string, ReadonlySet<string | null>> | undefined
  /** Where its names and types are its owner's: what it is called there, and its columns. */
  readonly mapped?: MappedTable | undefined
}

/** The tables that a dataset has. */
export type Schema = ReadonlyMap<CountedTable, TableSchema>

/** The same of data whose words are not known. */
export function withoutWords(schema: Schema): Schema {
  return new Map([...schema].map(([name, table]) => [name, { ...table, words: undefined }]))
}

/** Is anything measured? Where nothing is, all that is known of patients stands on their own rows. */
export function hasMeasurements(schema: Schema): boolean {
  return (schema.get('measurements')?.columns.get('value') ?? 'empty') !== 'empty'
}

/** The same with what was paid. */
export type ReadSchema = ReadonlyMap<ReadTable, TableSchema>
