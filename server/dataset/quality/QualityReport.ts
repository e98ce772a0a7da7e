import type { Month } from '../../../models/index.ts'
import type { DataProblem } from '../DataProblem.ts'
import type { TableName } from '../tables.ts'

/**
 * What a dataset looks like: a file `quality.json` beside its tables. It has small counts by clinic and is as secret as
 * the tables; whoever shows it outside hides them.
 */
export interface QualityReport {
  readonly format: 1
  readonly tables: readonly TableQuality[]
  /** Rows by clinic and month, of tables that have both. */
  readonly months: readonly MonthCount[]
  readonly deliveries: readonly Delivery[]
  readonly warnings: readonly DataProblem[]
  /** Patients have pseudonyms made from a key. */
  readonly pseudonymous: boolean
  /** The mapping that was recognised by the header of the files. */
  readonly recognised?: string | undefined
}

export interface TableQuality {
  readonly table: TableName
  readonly rows: number
  /** Rows that were rejected and accepted to be. */
  readonly leftOut: number
  readonly columns: readonly ColumnQuality[]
}

/** A column's values: the frequent words, or how many numbers lie in each of equal steps. */
export interface ColumnQuality {
  readonly name: string
  readonly type: string
  readonly known: number
  readonly missing: number
  /** Days and months as they are written, numbers as decimals. */
  readonly least?: string | undefined
  readonly most?: string | undefined
  /** The most frequent words, most frequent first; absent for identities. */
  readonly words?: readonly { readonly word: string; readonly rows: number }[]
  /** How many rows have a word that is not among these. */
  readonly otherWords?: number
  /** Equal steps from the least to the most; for days, calendar years. */
  readonly steps?: readonly { readonly from: string; readonly rows: number }[]
}

/** How many rows a clinic has in a month; of contacts, how many contacts. */
export interface MonthCount {
  readonly table: TableName
  readonly clinic: string
  readonly month: Month
  readonly rows: number
}

/** How far each clinic's part of a table goes, and the months that it lacks. */
export interface Delivery {
  readonly table: TableName
  readonly clinic: string
  readonly first: Month
  /** The last month with rows: as of when the clinic has delivered. */
  readonly last: Month
  readonly missing: readonly Month[]
}
