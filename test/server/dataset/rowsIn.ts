import { DuckDBInstance } from '@duckdb/node-api'

/** The rows of a Parquet file, read by an engine of its own. */
export async function rowsIn(file: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const reader = await connection.runAndReadAll(`SELECT * FROM '${file}'`)
  connection.closeSync()
  return reader.getRowObjectsJson()
}
