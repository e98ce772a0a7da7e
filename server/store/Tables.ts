import type { Generated, Kysely } from 'kysely'
import type { ObjectKind, VersionAction } from '../contract/objects.ts'

/** The tables of what a user keeps, as `migration/objects.ts` makes them. Both stores have the same. */
export interface Tables {
  readonly object: ObjectTable
  readonly object_version: VersionTable
  readonly object_search: SearchTable
  readonly content: ContentTable
  readonly idempotency_key: KeyTable
}

/** The tables of a store, open. */
export type Database = Kysely<Tables>

/** The head: which version of an object is the newest. The one row of it that is ever written again. */
interface ObjectTable {
  readonly id: string
  readonly kind: ObjectKind
  readonly version: number
  readonly created_at: string
  readonly created_by: string
}

/** One version. Rows are added, never changed and never removed. */
interface VersionTable {
  /** The order in which the store took them; times may jump, this only rises. */
  readonly sequence: Generated<number>
  readonly object: string
  readonly version: number
  readonly action: VersionAction
  readonly name: string
  readonly description: string
  readonly hash: string
  readonly made_at: string
  readonly made_by: string
  readonly copied_from: number | null
}

/** What a search reads of the newest version: one row for each object. */
interface SearchTable {
  readonly object: string
  readonly words: string
}

/** Contents by their hash: what stands in two versions is kept once. */
interface ContentTable {
  readonly hash: string
  /** UTF-8, since the text of PostgreSQL cannot hold every character. */
  readonly bytes: Uint8Array
  readonly length: number
}

/** What a call that creates was answered, so that it can be sent twice. */
interface KeyTable {
  readonly made_by: string
  readonly key: string
  /** SHA-256 of what was asked. */
  readonly request: string
  readonly object: string
  readonly version: number
}
