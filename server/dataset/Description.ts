import type { StoredColumn, TableName } from './tables.ts'

/** What a dataset says of itself; its `datapackage.json` holds the same. */
export interface Description {
  readonly name: string
  readonly title?: string | undefined
  /** Generated or made up: wherever it is shown, it says so. */
  readonly invented: boolean
  /** The day up to which the data is complete, `2026-12-31`, where the source says. */
  readonly asOf?: string | undefined
  /** How many rows were left out of each table when it was imported; absent where none was. */
  readonly leftOut?: Readonly<Record<string, number>> | undefined
  /** The rules by which anything of it is shown to others, as `--disclosure` names them; absent where its owner sets none. */
  readonly disclosure?: string | undefined
  readonly tables: Readonly<Partial<Record<TableName, TableDescription>>>
}

export interface TableDescription {
  readonly rows: number
  readonly columns: readonly StoredColumn[]
  /** The largest `n` of a row; 1 where rows stand for one each. */
  readonly largestN: number
}
