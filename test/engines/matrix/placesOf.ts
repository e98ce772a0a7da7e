import { Client } from 'pg'
import { openDataset } from '../../../server/dataset/openDataset.ts'
import { openPostgres } from '../../../server/warehouse/postgres/openPostgres.ts'
import type { WarehouseFile } from '../../../server/warehouse/WarehouseFile.ts'
import type { Postgres } from '../../postgres.ts'
import { fillPostgres } from '../postgresTables.ts'
import { rowsOf } from '../rowsOf.ts'
import { storedTables } from '../storedTables.ts'
import { loadPostgres } from './loadPostgres.ts'
import type { Places } from './payEverywhere.ts'

/** An imported dataset, and where else it is put. */
export interface Placing {
  readonly name: string
  readonly imported: string
  readonly postgres: Postgres | undefined
  /** Why its rows are not held in this process, where they are not. */
  readonly tooLarge?: string | undefined
}

/**
 * Puts an imported dataset into every place where it can be counted: as rows, and in a database, where a small one is kept by an
 * owner who calls and writes everything otherwise.
 */
export async function placesOf({ name, imported, postgres, tooLarge }: Placing): Promise<Places> {
  const dataset = await openDataset(imported, { today: 20261231 })
  const { description } = dataset
  if (tooLarge !== undefined) {
    const load = (client: Client) =>
      loadPostgres(client, imported, { description, connection: postgres?.connection ?? '' })
    return { name, dataset, rows: tooLarge, postgres: await inDatabase(postgres, load) }
  }
  const tables = await storedTables(imported, description)
  const fill = (client: Client) => fillPostgres(client, tables, { schema: `Matris ${name}`, keeping: 'theirs', name })
  return { name, dataset, rows: rowsOf(tables), postgres: await inDatabase(postgres, fill) }
}

async function inDatabase(postgres: Postgres | undefined, fill: (client: Client) => Promise<WarehouseFile>) {
  if (!postgres) return 'There is no PostgreSQL on this machine.'
  const { connection } = postgres
  const client = new Client(connection)
  await client.connect()
  try {
    const file = await fill(client)
    await client.query('ANALYZE')
    return await openPostgres(file, { file: 'warehouse.yaml', settings: { connection, statementTimeout: '10 min' } })
  } finally {
    await client.end()
  }
}

/** Closes what was opened. */
export async function closePlaces({ dataset, postgres }: Places): Promise<void> {
  await dataset.warehouse.close()
  if (typeof postgres !== 'string') await postgres.warehouse.close()
}
