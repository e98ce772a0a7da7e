import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { stringify } from 'yaml'
import { deliveredDemonstration } from '../../server/dataset/demonstrationFolder.ts'
import { importDataset } from '../../server/dataset/importDataset.ts'
import { openDataset } from '../../server/dataset/openDataset.ts'
import type { TableName } from '../../server/dataset/tables.ts'
import type { Postgres } from '../postgres.ts'
import { temporaryFolder } from '../server/command/runCommand.ts'
import { fillPostgres } from './postgresTables.ts'
import { storedTables } from './storedTables.ts'

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
export async function copyDemonstration(
  postgres: Postgres | undefined,
  schema: string,
  folder: string = temporaryFolder(),
): Promise<Copied> {
  const imported = join(folder, 'demonstration')
  const file = join(folder, 'warehouse.yaml')
  await importDataset(deliveredDemonstration(), imported, { today: 20261231 })
  if (!postgres) return { imported, file, relation: (table) => table }

  const client = new Client(postgres.connection)
  await client.connect()
  const { warehouse: opened, description } = await openDataset(imported, { today: 20261122 })
  await opened.close()
  const { warehouse, dataset, ...described } = await fillPostgres(client, await storedTables(imported, description), {
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
