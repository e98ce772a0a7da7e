import type { Migration } from './Migration.ts'
import { migrate } from './migrate.ts'
import { MIGRATIONS } from './migrations.ts'
import { openPostgres } from './openPostgres.ts'
import { openSqlite } from './openSqlite.ts'
import type { Store } from './Store.ts'
import { nameOf, type StoreSettings } from './storeSettings.ts'
import { troubleIn } from './troubleIn.ts'

/**
 * Opens the store where it is, makes it if there is none, and brings its schema to the newest.
 *
 * @throws StoreTrouble where another process has it, where a later version wrote it, or where it is not reached
 */
export async function openDatabase(
  settings: StoreSettings,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<Store> {
  const name = nameOf(settings)
  let store: Store | undefined
  try {
    store = settings.dialect === 'sqlite' ? openSqlite(settings.file) : openPostgres(settings.connection)
    await migrate(store, migrations, name)
    return store
  } catch (error) {
    await store?.close().catch(() => undefined)
    throw troubleIn(error, name) ?? error
  }
}
