import { Kysely } from 'kysely'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { lockFile } from './lockFile.ts'
import { sqliteDialect } from './sqliteDialect.ts'
import type { Store } from './Store.ts'
import type { Tables } from './Tables.ts'

/** How long a call waits for a backup that is just beginning, in milliseconds. */
const PATIENCE = 5000

/** The embedded store in a file, which is made if there is none. A commit is on the disk before it is acknowledged. */
export function openSqlite(file: string): Store {
  makeFolder(dirname(file))
  const lock = lockFile(file)
  let opened: DatabaseSync | undefined
  try {
    const database = new DatabaseSync(file, { timeout: PATIENCE, enableForeignKeyConstraints: true })
    opened = database
    database.exec('PRAGMA journal_mode = WAL')
    database.exec('PRAGMA synchronous = FULL')
    const kysely = new Kysely<Tables>({ dialect: sqliteDialect(database) })
    return {
      database: kysely,
      dialect: 'sqlite',
      close: async () => {
        await kysely.destroy()
        // Kysely closes what it has used; one that was opened and never asked is closed here.
        if (database.isOpen) database.close()
        lock.release()
      },
    }
  } catch (error) {
    opened?.close() // what is no database is held open no longer
    lock.release()
    throw error
  }
}

/** A folder whose name is on the disk as well: else a power cut could take the store with it. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  const first = mkdirSync(folder, { recursive: true }) ?? folder
  if (process.platform === 'win32') return
  for (let one = folder; one.length >= dirname(first).length; one = dirname(one)) {
    const handle = openSync(one, 'r')
    fsyncSync(handle)
    closeSync(handle)
    if (one === dirname(one)) break
  }
}
