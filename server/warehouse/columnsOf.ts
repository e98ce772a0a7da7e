import type { DuckDBConnection, DuckDBVector } from '@duckdb/node-api'
import type { RawValue } from './Ask.ts'
import { tooLarge } from './exactNumber.ts'

/**
 * Sends a statement and gives its columns. Whole numbers are taken from the arrays in which the engine's client keeps them, for by
 * its own `getColumns` a quarter of a million rows take as long to fetch as to count. That array is private in the
 * client's types; `test/server/warehouse/columnsOf.test.ts` holds what is read here against what the client says.
 */
export async function columnsOf(connection: DuckDBConnection, sql: string): Promise<readonly (readonly RawValue[])[]> {
  const result = await connection.run(sql).catch((error: unknown) => {
    // What does not fit where it is added up would not fit into a number either.
    if (error instanceof Error && error.message.startsWith('Out of Range Error')) throw tooLarge('too many digits')
    throw error
  })
  const columns: RawValue[][] = Array.from({ length: result.columnCount }, () => [])
  for (const chunk of await result.fetchAllChunks())
    columns.forEach((column, place) => addTo(column, chunk.getColumnVector(place)))
  return columns
}

/** A stretch of a column of whole numbers, in the array that the engine's client keeps. */
export interface Stretch {
  readonly values: Int32Array
  /** Whether a row has a value; absent where all have. */
  readonly isKnown?: (row: number) => boolean
}

/** Sends a statement whose columns are all INTEGER, and hands them on stretch by stretch: of millions of rows no list is made. */
export async function eachStretch(
  connection: DuckDBConnection,
  sql: string,
  take: (columns: readonly Stretch[], rows: number) => void,
): Promise<void> {
  const result = await connection.run(sql)
  for (;;) {
    const chunk = await result.fetchChunk()
    if (!chunk || chunk.rowCount === 0) return
    const columns = Array.from({ length: chunk.columnCount }, (_, place) => stretchOf(chunk.getColumnVector(place)))
    take(columns, chunk.rowCount)
  }
}

function stretchOf(vector: DuckDBVector): Stretch {
  const { items, validity } = vector as unknown as Held
  if (!(items instanceof Int32Array)) throw new TypeError('A column that is read in stretches is not INTEGER.')
  const isMixed = validity !== undefined && validity.data !== null
  return { values: items, ...(isMixed && { isKnown: (row: number) => validity.itemValid(row) }) }
}

function addTo(column: RawValue[], vector: DuckDBVector): void {
  const { items, validity } = vector as unknown as Held
  const isPlain = items instanceof Int32Array || items instanceof BigInt64Array
  if (!isPlain) {
    for (const value of vector.toArray()) column.push(value as RawValue)
    return
  }
  const words = validity?.data ?? null
  const count = vector.itemCount
  // Rows come by sixty-four, most often with all of their values or with none: bit by bit is only what is mixed.
  for (let from = 0; from < count; from += 64) {
    const to = Math.min(from + 64, count)
    const word = words === null ? ALL : words[from / 64]
    if (word === ALL) for (let row = from; row < to; row += 1) column.push(items[row] as number | bigint)
    else
      for (let row = from; row < to; row += 1)
        column.push(word !== 0n && validity?.itemValid(row) ? (items[row] as number | bigint) : null)
  }
}

/** Of sixty-four values, none is missing. */
const ALL = 0xffff_ffff_ffff_ffffn

/** What a vector of whole numbers holds, as far as it is looked at. */
interface Held {
  readonly items?: unknown
  readonly validity?: { readonly data: BigUint64Array | null; readonly itemValid: (row: number) => boolean }
}
