import type { TableMapping } from './Mapping.ts'
import type { TableName } from './tables.ts'

/** What a source says of a column beyond its values. */
export interface Declared {
  readonly type?: 'integer' | 'number' | 'word' | 'boolean' | 'words' | undefined
  /** Round to so many decimals. */
  readonly decimals?: number | undefined
  readonly minimum?: number | undefined
  readonly maximum?: number | undefined
  /** The only words that may stand in it. */
  readonly words?: readonly string[] | undefined
}

/** A file, or rows of a mapping, that fill a table. */
export interface Filling {
  readonly table: TableName
  /** As messages name it. */
  readonly file: string
  /** Absent for rows that stand in the mapping. */
  readonly path?: string | undefined
  readonly mapping?: TableMapping | undefined
}

/** Everything that shall be imported: the files, and what is said of them. */
export interface Source {
  readonly name: string
  readonly title?: string | undefined
  readonly invented: boolean
  readonly asOf?: string | undefined
  readonly fillings: readonly Filling[]
  readonly declared: (table: TableName, column: string) => Declared
}
