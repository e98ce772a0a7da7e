import { type Kysely, sql } from 'kysely'
import type { Migration } from '../Migration.ts'
import type { Dialect } from '../Store.ts'

/** What a user keeps: heads, versions, contents, words to search, and keys of calls that were sent twice. */
export const objects: Migration = {
  name: '0001_objects',
  up: async (database, dialect) => {
    const { schema } = database
    await schema
      .createTable('content')
      .addColumn('hash', 'text', (column) => column.primaryKey())
      .addColumn('bytes', dialect === 'sqlite' ? 'blob' : 'bytea', (column) => column.notNull())
      .addColumn('length', 'integer', (column) => column.notNull())
      .execute()
    await schema
      .createTable('object')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('created_by', 'text', (column) => column.notNull())
      // Looked at when the transaction ends: a head and its first version need each other.
      .$call((table) =>
        dialect === 'sqlite'
          ? table.addForeignKeyConstraint(
              'object_head',
              ['id', 'version'],
              'object_version',
              ['object', 'version'],
              (key) => key.deferrable().initiallyDeferred(),
            )
          : table,
      )
      .execute()
    await createVersions(database, dialect)
    if (dialect === 'postgres')
      await schema
        .alterTable('object')
        .addForeignKeyConstraint('object_head', ['id', 'version'], 'object_version', ['object', 'version'])
        .deferrable()
        .initiallyDeferred()
        .execute()
    await schema
      .createTable('object_search')
      .addColumn('object', 'text', (column) => column.primaryKey().references('object.id'))
      .addColumn('words', 'text', (column) => column.notNull())
      .execute()
    await schema
      .createTable('idempotency_key')
      .addColumn('made_by', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('request', 'text', (column) => column.notNull())
      .addColumn('object', 'text', (column) => column.notNull().references('object.id'))
      .addColumn('version', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('idempotency_key_primary', ['made_by', 'key'])
      .execute()
  },
}

async function createVersions(database: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await database.schema
    .createTable('object_version')
    .addColumn('sequence', dialect === 'sqlite' ? 'integer' : 'bigint', (column) =>
      dialect === 'sqlite' ? column.primaryKey().autoIncrement() : column.primaryKey().generatedByDefaultAsIdentity(),
    )
    .addColumn('object', 'text', (column) => column.notNull().references('object.id'))
    .addColumn('version', 'integer', (column) => column.notNull().check(sql`version >= 1`))
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('description', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull().references('content.hash'))
    .addColumn('made_at', 'text', (column) => column.notNull())
    .addColumn('made_by', 'text', (column) => column.notNull())
    .addColumn('copied_from', 'integer')
    .addUniqueConstraint('object_version_number', ['object', 'version'])
    .execute()
}
