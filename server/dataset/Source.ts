import type { Control } from './Control.ts'
import type { TableMapping } from './Mapping.ts'
import type { ReadingRules } from './ReadingRules.ts'
import type { TableName } from './tables.ts'

/** What a source says of a column beyond its values. */
export interface Declared {
  readonly type?: 'integer' | 'number' | 'word' | 'boolean' | 'words' | undefined
  /** Every row needs a value. */
  readonly required?: boolean | undefined
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
  /** How the file is written, where the mapping or the description says. */
  readonly rules?: ReadingRules | undefined
  /** Texts that mean that there is no value. */
  readonly missing?: readonly string[] | undefined
  /** How days are written, by column of the file, where a description says. */
  readonly dates?: Readonly<Record<string, string>> | undefined
  /** It was a sheet of a workbook: its numbers may be text, with a comma. */
  readonly isSheet?: boolean | undefined
}

/** Everything that shall be imported: the files, and what is said of them. */
export interface Source {
  readonly name: string
  readonly title?: string | undefined
  readonly invented: boolean
  readonly asOf?: string | undefined
  /** The mapping that was recognised by its header, of those that come with the program. */
  readonly recognised?: string | undefined
  readonly fillings: readonly Filling[]
  readonly declared: (table: TableName, column: string) => Declared
  /** Whether names of clinics that differ by case, space or Unicode form are one. */
  readonly namesFolded?: boolean | undefined
  readonly control?: Control | undefined
}
