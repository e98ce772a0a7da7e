import { sql } from 'kysely'
import { openPostgres } from '../../server/store/openPostgres.ts'
import { openSqlite } from '../../server/store/openSqlite.ts'
import type { Store, StoreSettings } from '../../server/store/index.ts'

/** A store as it lies there, without a migration. */
export function openAsItIs(settings: StoreSettings): Store {
  return settings.dialect === 'sqlite' ? openSqlite(settings.file) : openPostgres(settings.connection)
}

/** The names of the tables and of the migrations that a store says it has. */
export async function schemaOf({ database }: Store): Promise<{ tables: string[]; migrations: string[] }> {
  const tables = (await database.introspection.getTables()).map(({ name }) => name)
  if (tables.length === 0) return { tables, migrations: [] }
  const { rows } = await sql<{ name: string }>`SELECT name FROM kysely_migration ORDER BY name`.execute(database)
  return { tables: tables.toSorted(), migrations: rows.map(({ name }) => name) }
}

/** Waits until the database has noticed that every other process is gone: what it was told to commit is then decided. */
export async function untilAlone({ database, dialect }: Store): Promise<void> {
  if (dialect === 'sqlite') return
  for (;;) {
    const { rows } = await sql<{ others: number }>`
      SELECT count(*) AS others FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`.execute(
      database,
    )
    if (rows[0]?.others === 0) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
