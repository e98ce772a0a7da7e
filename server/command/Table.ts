/** A result as a table, for files that are tables. */
export interface Table {
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
}

export interface Column {
  readonly name: string
  /** An amount has two decimals and is written with both; a number as many as it has. */
  readonly type: 'word' | 'amount' | 'number' | 'boolean'
}

export type Cell = string | number | boolean | null
