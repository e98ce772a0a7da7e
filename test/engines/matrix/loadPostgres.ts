import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import type { Client } from 'pg'
import type { Description } from '../../../server/dataset/Description.ts'
import type { WarehouseFile } from '../../../server/warehouse/WarehouseFile.ts'
import { fillPostgres } from '../postgresTables.ts'

/** Loads a large dataset into a database table by table, by files and not through this process; under its own names and types. */
export async function loadPostgres(
  client: Client,
  imported: string,
  { description, connection }: { readonly description: Description; readonly connection: string },
): Promise<WarehouseFile> {
  const tables = Object.entries(description.tables)
  const empty = new Map(tables.map(([table, { columns }]) => [table as never, { columns, rows: [] }]))
  const schema = 'large'
  const file = await fillPostgres(client, empty, { schema, keeping: 'ours', name: description.name })
  const instance = await DuckDBInstance.create(':memory:')
  const engine = await instance.connect()
  for (const [table, { columns }] of tables) {
    if (table === 'paid') continue
    const kept = columns.filter(({ type }) => type !== 'empty').map(({ name }) => `"${name}"`)
    const path = join(tmpdir(), `kapitera-load-${process.pid}.csv`)
    try {
      await engine.run(
        `COPY (SELECT ${kept.join(', ')} FROM read_parquet('${join(imported, `${table}.parquet`)}')) TO '${path}' (FORMAT csv, HEADER false)`,
      )
      const copy = `\\copy ${schema}.${table} FROM '${path}' (FORMAT csv)`
      execFileSync('psql', ['-X', '-q', connection, '-c', copy])
    } finally {
      rmSync(path, { force: true })
    }
  }
  engine.closeSync()
  instance.closeSync()
  return file
}
