import type { FactValue } from '../vocabulary/Rows.ts'

/**
 * A column of rows as whole numbers, so that millions of rows pass quickly:
 * `integer` as it is, `decimal` times ten to the power of `decimals`, `boolean` as 0 or 1, `word` and `words` as a
 * place in the list of `words` (several words have a bar between them), `key` as the number behind a prefix.
 */
export type BatchColumn =
  | { readonly name: string; readonly type: 'integer' | 'boolean' }
  | { readonly name: string; readonly type: 'decimal'; readonly decimals: number }
  | { readonly name: string; readonly type: 'word' | 'words'; readonly words: readonly string[] }
  | { readonly name: string; readonly type: 'key'; readonly prefix: string; readonly digits: number }

/** Some rows of one table, column by column. */
export interface Batch {
  readonly table: string
  readonly columns: readonly BatchColumn[]
  readonly rows: number
  readonly values: readonly Float64Array[]
}

/** What stands for no value. */
export const MISSING = -9_007_199_254_740_991

/** Collects rows of a table and gives them away when there are enough. */
export interface BatchBuilder {
  readonly add: (...values: readonly number[]) => void
  readonly length: () => number
  readonly isFull: () => boolean
  /** The rows so far, and begins anew. */
  readonly take: () => Batch
}

export const ROWS_A_BATCH = 16_384

/** Begins to collect the rows of a table. */
export function buildBatch(table: string, columns: readonly BatchColumn[]): BatchBuilder {
  let rows = 0
  let values = columns.map(() => new Float64Array(ROWS_A_BATCH))
  return {
    add: (...row) => {
      for (let place = 0; place < columns.length; place += 1) {
        const column = values[place]
        if (column) column[rows] = row[place] ?? MISSING
      }
      rows += 1
    },
    length: () => rows,
    isFull: () => rows === ROWS_A_BATCH,
    take: () => {
      const batch = { table, columns, rows, values: values.map((column) => column.subarray(0, rows)) }
      rows = 0
      values = columns.map(() => new Float64Array(ROWS_A_BATCH))
      return batch
    },
  }
}

/** One row of a batch as facts by name; what is missing is absent. For tests and small regions. */
export function rowAt(batch: Batch, row: number): Readonly<Record<string, FactValue>> {
  return Object.fromEntries(
    batch.columns.flatMap((column, place) => {
      const value = batch.values[place]?.[row] ?? MISSING
      return value === MISSING ? [] : [[column.name, valueAs(column, value)] as const]
    }),
  )
}

function valueAs(column: BatchColumn, value: number): FactValue {
  switch (column.type) {
    case 'integer':
      return value
    case 'boolean':
      return value === 1
    case 'decimal':
      return Number(`${value}e-${column.decimals}`)
    case 'word':
      return column.words[value] ?? ''
    case 'words':
      return (column.words[value] ?? '').split('|').filter((word) => word !== '')
    case 'key':
      return keyText(column.prefix, column.digits, value)
  }
}

/**
 * A name made of a prefix and a number.
 *
 * @example
 * keyText('p', 6, 12) // => 'p000012'
 */
export function keyText(prefix: string, digits: number, value: number): string {
  return prefix + String(value).padStart(digits, '0')
}
