import { sql } from 'kysely'
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openDatabase } from '../openDatabase.ts'
import { openPostgres } from '../openPostgres.ts'
import { openSqlite } from '../openSqlite.ts'
import type { Store } from '../Store.ts'
import { StoreTrouble } from '../StoreTrouble.ts'
import { nameOf, type StoreSettings } from '../storeSettings.ts'
import { troubleIn } from '../troubleIn.ts'
import { copyRows } from './copyRows.ts'
import { digestOf } from './digestOf.ts'
import { BACKUP_TABLE, tableShapes } from './TableShape.ts'

/** A backup that has been written. */
export interface Backup {
  /** SHA-256 of every row, which `restore` holds the restored store against. */
  readonly digest: string
  readonly versions: number
}

/**
 * Writes everything in a store, as it is at one moment, to a new file: a SQLite database, whichever store it comes from, so
 * that a backup moves between the two. The store may be open, and be written to, in another process.
 */
export async function backupStore(settings: StoreSettings, file: string, now: Date): Promise<Backup> {
  if (existsSync(file))
    throw new StoreTrouble('backup-exists', `${file} is there already.`, 'Name a new file; nothing is written over.')
  const part = `${file}.part`
  removePart(part)
  try {
    if (settings.dialect === 'sqlite') copyFile(settings.file, part)
    else await copyServer(settings.connection, part, nameOf(settings))
    const backup = await sealed(part, now)
    flush(part)
    renameSync(part, file)
    flush(dirname(resolve(file)))
    return backup
  } catch (error) {
    throw troubleIn(error, nameOf(settings)) ?? error
  } finally {
    removePart(part)
  }
}

/** SQLite copies within one transaction of a reader, beside whoever writes. */
function copyFile(file: string, part: string): void {
  if (!existsSync(file))
    throw new StoreTrouble('store-not-reached', `There is no store at ${file}.`, 'KAPITERA_DATABASE names another.')
  const source = new DatabaseSync(file, { readOnly: true, timeout: 30_000 })
  try {
    source.prepare('VACUUM INTO ?').run(part)
  } finally {
    source.close()
  }
}

/** Every row that one transaction of PostgreSQL sees, into a store of the same schema. */
async function copyServer(connection: string, part: string, name: string): Promise<void> {
  const source = openPostgres(connection)
  let target: Store | undefined
  try {
    const newest = await openDatabase({ dialect: 'sqlite', file: part })
    target = newest
    await source.database
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (database) => {
        const shapes = await tableShapes({ database, dialect: 'postgres' })
        if (!shapes.some((shape) => shape.name === 'object_version'))
          throw new StoreTrouble('store-not-reached', `There is no store in ${name}.`, 'DATABASE_URL names another.')
        await newest.database
          .transaction()
          .execute((transaction) => copyRows(database, { database: transaction, dialect: 'sqlite' }, shapes))
      })
  } finally {
    await source.close()
    await target?.close()
  }
}

/** Writes into a backup what it holds, and makes it one file. */
async function sealed(part: string, now: Date): Promise<Backup> {
  const store = openSqlite(part)
  try {
    const digest = await digestOf(store.database, await tableShapes(store))
    await sql`CREATE TABLE ${sql.table(BACKUP_TABLE)} (made_at text NOT NULL, digest text NOT NULL)`.execute(
      store.database,
    )
    await sql`INSERT INTO ${sql.table(BACKUP_TABLE)} VALUES (${now.toISOString()}, ${digest})`.execute(store.database)
    const { versions } = await store.database
      .selectFrom('object_version')
      .select(({ fn }) => fn.countAll<number>().as('versions'))
      .executeTakeFirstOrThrow()
    await sql`PRAGMA journal_mode = DELETE`.execute(store.database)
    return { digest, versions }
  } finally {
    await store.close()
  }
}

function flush(path: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(path, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

function removePart(part: string): void {
  for (const end of ['', '-wal', '-shm', '-journal', '.lock']) rmSync(`${part}${end}`, { force: true })
}
