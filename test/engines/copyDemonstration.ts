import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { Client } from 'pg'
import { stringify } from 'yaml'
import { folderOf } from '../../server/command/prepareRuns.ts'
import { importDataset } from '../../server/dataset/importDataset.ts'
import { openDataset } from '../../server/dataset/openDataset.ts'
import type { TableName } from '../../server/dataset/tables.ts'
import type { Postgres } from '../postgres.ts'
import { temporaryFolder } from '../server/command/runCommand.ts'
import { fillPostgres, type PlainTable, type TableValue } from './postgresTables.ts'

/** The variable of the environment that the file names. */
export const VARIABLE = 'KAPITERA_TEST_DATABASE'

/** The demonstration region in two places. */
export interface Copied {
  /** As a folder, imported. */
  readonly imported: string
  /** In a database whose owner calls and writes everything otherwise: the file that says so. */
  readonly file: string
  /** What a table is called there, as a statement writes it. */
  readonly relation: (table: TableName) => string
}

/** Imports the demonstration region, and copies it into a schema of a database if there is one. */
export async function copyDemonstration(postgres: Postgres | undefined, schema: string): Promise<Copied> {
  const folder = temporaryFolder()
  const imported = join(folder, 'demonstration')
  const file = join(folder, 'warehouse.yaml')
  await importDataset(folderOf('demonstration'), imported, { today: 20261231 })
  if (!postgres) return { imported, file, relation: (table) => table }

  const client = new Client(postgres.connection)
  await client.connect()
  const { warehouse, dataset, ...described } = await fillPostgres(client, await storedTables(imported), {
    schema: `Region ${schema}`,
    keeping: 'theirs',
    name: 'demonstration',
  })
  await client.end()
  process.env[VARIABLE] = postgres.connection
  const written = {
    ...described,
    warehouse: { ...warehouse, connection: VARIABLE },
    dataset: { ...dataset, invented: 'true', as_of: '2026-12-31' },
  }
  writeFileSync(file, stringify(written))
  const relation = (table: TableName): string =>
    [`Region ${schema}`, `Vård "${table}" ÅÄÖ`].map((name) => client.escapeIdentifier(name)).join('.')
  return { imported, file, relation }
}

/** The rows of an imported dataset. */
async function storedTables(imported: string): Promise<ReadonlyMap<TableName, PlainTable>> {
  const dataset = await openDataset(imported, { today: 20261122 })
  await dataset.warehouse.close()
  const engine = await (await DuckDBInstance.create(':memory:')).connect()
  const tables = new Map<TableName, PlainTable>()
  for (const [table, { columns }] of Object.entries(dataset.description.tables)) {
    const names = columns.map(({ name, type }) => (type === 'decimal' ? `CAST("${name}" AS VARCHAR)` : `"${name}"`))
    const path = join(imported, `${table}.parquet`)
    const reader = await engine.runAndReadAll(`SELECT ${names.join(', ')} FROM read_parquet('${path}')`)
    tables.set(table as TableName, { columns, rows: reader.getRows() as TableValue[][] })
  }
  engine.closeSync()
  return tables
}
