import type { Kysely } from 'kysely'
import type { Dialect } from './Store.ts'

/**
 * One step of the schema, forward alone. What was released is never changed; the next step mends it.
 *
 * Columns are `text`, `integer`, `bigint` or bytes (`blob`, `bytea`): a backup carries these between the two stores.
 */
export interface Migration {
  /** Its number and what it is about, `0001_objects`. They run in the order of their numbers. */
  readonly name: string
  // A migration sees the tables as they were then, which no type of today describes.
  readonly up: (database: Kysely<unknown>, dialect: Dialect) => Promise<void>
}
