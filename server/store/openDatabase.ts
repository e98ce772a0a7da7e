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
  const until = performance.now() + PATIENCE
  for (;;) {
    try {
      return await openOnce(settings, migrations)
    } catch (error) {
      if (!isStarting(error) || performance.now() > until) throw troubleIn(error, name) ?? error
      await new Promise((again) => setTimeout(again, 200))
    }
  }
}

/** A database that starts with the machine, or goes back to its log after a crash, lets nobody in for a while, in milliseconds. */
const PATIENCE = 15_000
const STARTING = '57P03'

const isStarting = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === STARTING

async function openOnce(settings: StoreSettings, migrations: readonly Migration[]): Promise<Store> {
  let store: Store | undefined
  try {
    store = settings.dialect === 'sqlite' ? openSqlite(settings.file) : openPostgres(settings.connection)
    await migrate(store, migrations, nameOf(settings))
    return store
  } catch (error) {
    await store?.close().catch(() => undefined)
    throw error
  }
}
