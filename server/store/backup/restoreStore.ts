import { sql } from 'kysely'
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../openDatabase.ts'
import { openSqlite } from '../openSqlite.ts'
import type { Store } from '../Store.ts'
import { StoreTrouble } from '../StoreTrouble.ts'
import { nameOf, type StoreSettings } from '../storeSettings.ts'
import { troubleIn } from '../troubleIn.ts'
import type { Backup } from './backupStore.ts'
import { copyRows } from './copyRows.ts'
import { digestOf } from './digestOf.ts'
import { BACKUP_TABLE, tableShapes } from './TableShape.ts'

/**
 * Brings a backup into an empty store, in one transaction. What it holds is held against its own hash before, and what the
 * store has against the same hash after: one row that differs, and nothing is restored.
 *
 * @throws StoreTrouble `backup-is-damaged`, `store-is-not-empty`, `store-of-later-version`
 */
export async function restoreStore(
  settings: StoreSettings,
  file: string,
): Promise<Backup & { readonly madeAt: string }> {
  if (!existsSync(file)) throw damaged(file, 'is not there', 'Name the file that `kapitera backup` wrote.')
  const folder = mkdtempSync(join(tmpdir(), 'kapitera-restore-'))
  const copy = join(folder, 'kapitera.sqlite')
  try {
    copyFileSync(file, copy)
    const seal = await readSeal(file, copy)
    // A backup of an earlier version is brought to the schema of this one before its rows are copied.
    const source = await openDatabase({ dialect: 'sqlite', file: copy })
    try {
      const store = await openDatabase(settings)
      try {
        return { ...(await fill(store, source, nameOf(settings))), madeAt: seal.madeAt }
      } finally {
        await store.close()
      }
    } finally {
      await source.close()
    }
  } catch (error) {
    throw troubleIn(error, nameOf(settings)) ?? error
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function fill(store: Store, source: Store, name: string): Promise<Backup> {
  return store.database.transaction().execute(async (database) => {
    const to = { database, dialect: store.dialect }
    const shapes = await tableShapes(to)
    for (const shape of shapes) {
      const { rows } = await sql`SELECT 1 FROM ${sql.table(shape.name)} LIMIT 1`.execute(database)
      if (rows.length > 0)
        throw new StoreTrouble(
          'store-is-not-empty',
          `${name} is not empty: \`${shape.name}\` has rows.`,
          'Restore to a new file (KAPITERA_DATABASE) or to an empty database (DATABASE_URL); nothing is written over.',
        )
    }
    await copyRows(source.database, to, shapes)
    const digest = await digestOf(database, shapes)
    if (digest !== (await digestOf(source.database, await tableShapes(source))))
      throw damaged(name, 'has not taken every row as it is in the backup', 'Nothing was restored. Please report it.')
    const { versions } = await database
      .selectFrom('object_version')
      .select(({ fn }) => fn.countAll<number>().as('versions'))
      .executeTakeFirstOrThrow()
    return { digest, versions }
  })
}

/** The hash that a backup was written with, after its rows were held against it. */
async function readSeal(file: string, copy: string): Promise<{ readonly madeAt: string }> {
  const remedy = 'Take another backup; nothing was restored.'
  let store: Store | undefined
  try {
    store = openSqlite(copy)
    const { database } = store
    const tables = await database.introspection.getTables()
    if (!tables.some(({ name }) => name === BACKUP_TABLE))
      throw damaged(file, 'was not written by `kapitera backup`', remedy)
    const { rows } = await sql<{ made_at: string; digest: string }>`SELECT * FROM ${sql.table(BACKUP_TABLE)}`.execute(
      database,
    )
    const [seal] = rows
    if (seal?.digest !== (await digestOf(database, await tableShapes(store))))
      throw damaged(file, 'does not hold what it was written with', remedy)
    await sql`DROP TABLE ${sql.table(BACKUP_TABLE)}`.execute(database)
    return { madeAt: seal.made_at }
  } catch (error) {
    if (troubleIn(error)?.code === 'store-is-damaged') throw damaged(file, 'cannot be read', remedy)
    throw error
  } finally {
    await store?.close()
  }
}

function damaged(file: string, what: string, remedy: string): StoreTrouble {
  return new StoreTrouble('backup-is-damaged', `${file} ${what}.`, remedy)
}
