import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import type { Description } from '../../server/dataset/Description.ts'
import type { TableName } from '../../server/dataset/tables.ts'
import type { PlainTable, TableValue } from './postgresTables.ts'

/** The rows of an imported dataset, as its folder has them; a decimal as text, with every digit. */
export async function storedTables(
  imported: string,
  { tables: described }: Description,
): Promise<ReadonlyMap<TableName, PlainTable>> {
  const instance = await DuckDBInstance.create(':memory:')
  const engine = await instance.connect()
  const tables = new Map<TableName, PlainTable>()
  for (const [table, { columns }] of Object.entries(described)) {
    const names = columns.map(({ name, type }) => (type === 'decimal' ? `CAST("${name}" AS VARCHAR)` : `"${name}"`))
    const path = join(imported, `${table}.parquet`)
    const reader = await engine.runAndReadAll(`SELECT ${names.join(', ')} FROM read_parquet('${path}')`)
    tables.set(table as TableName, { columns, rows: reader.getRows() as TableValue[][] })
  }
  engine.closeSync()
  instance.closeSync()
  return tables
}
