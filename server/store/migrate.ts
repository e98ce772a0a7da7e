import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Migration } from './Migration.ts'
import type { Store } from './Store.ts'
import { StoreTrouble } from './StoreTrouble.ts'

/**
 * Brings the schema of a store to the newest, all steps in one transaction: what is killed within it leaves the old one
 * whole. Of two servers that start at once the second waits for the first.
 *
 * @throws StoreTrouble `store-of-later-version`
 */
export async function migrate(store: Store, migrations: readonly Migration[], name: string): Promise<void> {
  await refuseLater(store, migrations, name)
  const migrator = new Migrator({
    db: store.database,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(migrations.map((one) => [one.name, { up: (database) => one.up(database, store.dialect) }])),
    },
  })
  const { error } = await migrator.migrateToLatest()
  if (error instanceof Error) throw error
  if (error !== undefined) throw new Error('The schema could not be brought to the newest.', { cause: error })
}

async function refuseLater({ database }: Store, migrations: readonly Migration[], name: string): Promise<void> {
  const tables = await database.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some((table) => table.name === 'kysely_migration')) return
  const { rows } = await sql<{ name: string }>`SELECT name FROM kysely_migration`.execute(database)
  const known = new Set(migrations.map((one) => one.name))
  const later = rows.map((row) => row.name).filter((one) => !known.has(one))
  if (later.length === 0) return
  throw new StoreTrouble(
    'store-of-later-version',
    `${name} was written by a later version of Kapitera: it has ${later.toSorted().join(', ')}, which this one does not know.`,
    'Start the later version, or restore a backup that this one made.',
  )
}
