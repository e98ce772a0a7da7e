/** Of each row the place of its value among the column's values. */
export type Codes = Uint8Array | Uint16Array

/** A column of few different values. */
export interface ListedColumn {
  /** In order, what is missing first. */
  readonly values: readonly (number | boolean | null)[]
}

/** More different values than this have no codes of sixteen bits: such a column is counted by the engine. */
export const MOST_VALUES = 1 << 16

/**
 * The rows of `listed`, clinic by clinic, as an array of codes a column: what counting needs, a byte or two a value. A histogram
 * of two million rows takes a few milliseconds from them, and no engine has to be started for it.
 */
export interface ListedColumns {
  /** Before which row the rows of each clinic end, by its place. */
  readonly ends: Int32Array
  /** What is not named has too many different values, or others than whole numbers and truths. Ages are those of who has no date of birth. */
  readonly columns: ReadonlyMap<string, ListedColumn>
  /** Reads a column that has more than one value. */
  readonly read: (column: string) => Promise<Codes>
}
