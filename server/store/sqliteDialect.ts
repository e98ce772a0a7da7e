import { type Kysely, SqliteAdapter, SqliteDialect, type SqliteStatement } from 'kysely'
import type { DatabaseSync, SQLInputValue } from 'node:sqlite'

/** Kysely over the SQLite of Node. One connection; Kysely lets one transaction at a time have it. */
export function sqliteDialect(database: DatabaseSync): SqliteDialect {
  return new (class extends SqliteDialect {
    override createAdapter(): SqliteAdapter {
      return new TransactionalAdapter()
    }
  })({ database: { close: () => database.close(), prepare: (sql) => prepare(database, sql) } })
}

/** SQLite does take a change of schema back with its transaction; Kysely's own adapter does not count on it. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
  override async acquireMigrationLock(_database: Kysely<unknown>): Promise<void> {
    // The lock file keeps every other process out.
  }
}

function prepare(database: DatabaseSync, sql: string): SqliteStatement {
  // A full disk makes SQLite take the transaction back by itself; a second time would hide the first error.
  if (sql === 'rollback' && !database.isTransaction) return nothing
  const statement = database.prepare(sql)
  const cells = (parameters: readonly unknown[]) => parameters as SQLInputValue[]
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...cells(parameters)),
    run: (parameters) => statement.run(...cells(parameters)),
    iterate: (parameters) => statement.iterate(...cells(parameters)),
  }
}

const nothing: SqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values(),
}
