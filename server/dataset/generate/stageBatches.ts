import { DOUBLE, type DuckDBAppender, type DuckDBConnection, DuckDBDataChunk, INTEGER } from '@duckdb/node-api'
import { type Batch, type BatchColumn, MISSING } from '../../../models/index.ts'
import { duckdbDialect } from '../../warehouse/duckdbDialect.ts'

const { name: quoteName } = duckdbDialect
/** DuckDB takes so many rows at once. */
const ROWS_A_CHUNK = 2048

/** Rows as they were generated, in tables of whole numbers: `raw_clinics`. */
export interface Staging {
  readonly add: (batch: Batch) => Promise<void>
  /** Ends the table that is being filled, and gives the columns of all tables. */
  readonly finish: () => ReadonlyMap<string, readonly BatchColumn[]>
}

/** Begins to stage the tables of a generated region, one after the other. */
export function beginStaging(connection: DuckDBConnection): Staging {
  const tables = new Map<string, readonly BatchColumn[]>()
  let current: { readonly table: string; readonly appender: DuckDBAppender } | undefined
  return {
    add: async (batch) => {
      if (current?.table !== batch.table) {
        current?.appender.closeSync()
        const columns = batch.columns.map((column) => `${quoteName(column.name)} ${rawType(column)}`)
        await connection.run(`CREATE TABLE raw_${batch.table} (${columns.join(', ')})`)
        current = { table: batch.table, appender: await connection.createAppender(`raw_${batch.table}`) }
        tables.set(batch.table, batch.columns)
      }
      for (let first = 0; first < batch.rows; first += ROWS_A_CHUNK) appendRows(current.appender, batch, first)
    },
    finish: () => {
      current?.appender.closeSync()
      current = undefined
      return tables
    },
  }
}

/** Amounts in öre may be larger than an INTEGER; as doubles they are exact whole numbers. */
function rawType(column: BatchColumn): 'DOUBLE' | 'INTEGER' {
  return column.type === 'decimal' ? 'DOUBLE' : 'INTEGER'
}

function appendRows(appender: DuckDBAppender, batch: Batch, first: number): void {
  const rows = Math.min(ROWS_A_CHUNK, batch.rows - first)
  const types = batch.columns.map((column) => (rawType(column) === 'DOUBLE' ? DOUBLE : INTEGER))
  const chunk = DuckDBDataChunk.create(types, rows)
  batch.values.forEach((values, place) => {
    const column: (number | null)[] = []
    for (let row = first; row < first + rows; row += 1) {
      const value = values[row]
      column.push(value === undefined || value === MISSING ? null : value)
    }
    chunk.setColumnValues(place, column)
  })
  appender.appendDataChunk(chunk)
}
