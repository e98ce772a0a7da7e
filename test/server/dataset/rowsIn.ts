import { DuckDBInstance } from '@duckdb/node-api'

/** The rows of a Parquet file, sorted, read by an engine of its own. */
export async function rowsIn(file: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const reader = await connection.runAndReadAll(`SELECT * FROM '${file}' ORDER BY ALL NULLS FIRST`)
  connection.closeSync()
  return reader.getRowObjectsJson()
}
