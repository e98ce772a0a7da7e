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
  const chunks = await result.fetchAllChunks()
  const rows = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0)
  return Array.from({ length: result.columnCount }, (_, place) => {
    const column: RawValue[] = []
    column.length = rows
    let filled = 0
    for (const chunk of chunks) {
      fill(column, filled, chunk.getColumnVector(place))
      filled += chunk.rowCount
    }
    return column
  })
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

/** Puts what a vector holds into a column, from a row on. */
function fill(column: RawValue[], at: number, vector: DuckDBVector): void {
  const { items, dataView, validity } = vector as unknown as Held
  const count = vector.itemCount
  const type = String(vector.type)
  if (items instanceof Int32Array) fillWhole(column, at, items)
  else if (items instanceof BigInt64Array) fillLong(column, at, items)
  else if (dataView && type === 'VARCHAR') fillWords(column, at, vector, dataView)
  else if (dataView && type === 'BOOLEAN') fillTruth(column, at, dataView)
  else for (const [row, value] of vector.toArray().entries()) column[at + row] = value as RawValue
  const words = validity?.data ?? null
  if (words === null) return
  // Rows come by sixty-four, most often with all of their values or with none: bit by bit is only what is mixed.
  for (let from = 0; from < count; from += 64) {
    const to = Math.min(from + 64, count)
    const word = words[from / 64]
    if (word === ALL) continue
    if (word === 0n) column.fill(null, at + from, at + to)
    else for (let row = from; row < to; row += 1) if (!validity?.itemValid(row)) column[at + row] = null
  }
}

/** Of sixty-four values, none is missing. */
const ALL = 0xffff_ffff_ffff_ffffn

function fillWhole(column: RawValue[], at: number, items: Int32Array): void {
  for (let row = 0; row < items.length; row += 1) column[at + row] = items[row] as number
}

/** Whole numbers of 64 bits by their halves: as numbers where they lie below 2^53, for a BigInt each would be an object of its own. */
function fillLong(column: RawValue[], at: number, items: BigInt64Array): void {
  const halves = new Int32Array(items.buffer, items.byteOffset, items.length * 2)
  for (let row = 0; row < items.length; row += 1) {
    const high = halves[row * 2 + 1] as number
    const low = (halves[row * 2] as number) >>> 0
    column[at + row] = high >= -MOST_HIGH && high < MOST_HIGH ? high * 2 ** 32 + low : (items[row] as bigint)
  }
}

/** The upper half of 2^53. */
const MOST_HIGH = 2 ** 21

function fillTruth(column: RawValue[], at: number, { buffer, byteOffset, byteLength }: DataView): void {
  const bytes = new Uint8Array(buffer, byteOffset, byteLength)
  for (let row = 0; row < bytes.length; row += 1) column[at + row] = bytes[row] !== 0
}

/** A word is sixteen bytes: itself, or where it stands. Where they are those of the row before, it is not read again, for answers are in order. */
function fillWords(column: RawValue[], at: number, vector: DuckDBVector, { buffer, byteOffset }: DataView): void {
  const count = vector.itemCount
  const quarters = new Int32Array(buffer, byteOffset, count * 4)
  for (let row = 0; row < count; row += 1) {
    const quarter = row * 4
    const isAgain =
      row > 0 &&
      column[at + row - 1] !== null &&
      quarters[quarter] === quarters[quarter - 4] &&
      quarters[quarter + 1] === quarters[quarter - 3] &&
      quarters[quarter + 2] === quarters[quarter - 2] &&
      quarters[quarter + 3] === quarters[quarter - 1]
    column[at + row] = isAgain ? (column[at + row - 1] as RawValue) : (vector.getItem(row) as RawValue)
  }
}

/** What a vector holds, as far as it is looked at: whole numbers as an array, other values as bytes. */
interface Held {
  readonly items?: unknown
  readonly dataView?: DataView
  readonly validity?: { readonly data: BigUint64Array | null; readonly itemValid: (row: number) => boolean }
}
