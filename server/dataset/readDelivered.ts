import type { DuckDBConnection } from '@duckdb/node-api'
import type { Delivered } from '../../models/index.ts'
import { deliveredOf } from '../warehouse/deliveredOf.ts'
import { duckdbDialect } from '../warehouse/duckdbDialect.ts'
import type { Description } from './Description.ts'

/** What an open dataset in DuckDB has: its tables and columns, and the distinct names of what it delivers by row. */
export function readDelivered(description: Description, connection: DuckDBConnection): Promise<Delivered> {
  return deliveredOf(description, async (table, column) => {
    const reader = await connection.runAndReadAll(
      `SELECT DISTINCT ${duckdbDialect.name(column)} FROM ${duckdbDialect.name(table)}`,
    )
    return (reader.getColumns()[0] ?? []).map(String)
  })
}
