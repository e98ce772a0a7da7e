import type * as z from 'zod'
import type { ObjectDraft, ObjectKind, ObjectPage, ObjectVersion, StoredObject } from '../contract/objects.ts'

/** What a user keeps. Every change makes a version; nothing is overwritten, and nothing is removed. */
export interface Objects {
  readonly list: (query: ListQuery) => Promise<ObjectPage>
  readonly create: (draft: Draft & { readonly kind: ObjectKind }, from: Creator) => Promise<StoredObject>
  /** A version, or the newest. */
  readonly read: (id: string, version?: number) => Promise<StoredObject>
  /** Versions, the newest first; every one unless the query says which. */
  readonly versions: (id: string, query?: VersionQuery) => Promise<ObjectVersion[]>
  readonly change: (id: string, draft: Draft, from: Changer) => Promise<StoredObject>
  /** Hides it from lists. */
  readonly remove: (id: string, from: Changer) => Promise<StoredObject>
  readonly restore: (id: string, from: Changer) => Promise<StoredObject>
  /** A new version as an earlier one was. */
  readonly undo: (id: string, version: number, from: Changer) => Promise<StoredObject>
  readonly duplicate: (id: string, name: string, from: Creator) => Promise<StoredObject>
}

/** What is saved of an object, read by the contract. */
export type Draft = z.output<typeof ObjectDraft>

/** Who creates, and the key under which the same call may come again. */
export interface Creator {
  readonly by: string
  readonly key?: string | undefined
}

/** Who changes, and which version they saw. */
export interface Changer {
  readonly by: string
  readonly saw: number
}

/** Which versions: so many of those before one. */
export interface VersionQuery {
  readonly after?: number | undefined
  readonly limit?: number | undefined
}

export interface ListQuery {
  readonly kind?: ObjectKind | undefined
  readonly search?: string | undefined
  readonly deleted?: 'yes' | 'no' | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** The clock and the ids of a store, handed in: a test passes its own. */
export interface Outside {
  readonly now: () => Date
  readonly newId: () => string
}
