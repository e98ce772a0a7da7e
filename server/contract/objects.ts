import * as z from 'zod'

/** What a user can keep. `comparison`: what the page compares, as its address; `run`: a manifest with its results. */
export const OBJECT_KINDS = ['model', 'scenario', 'assignment', 'comparison', 'run', 'dataset', 'note'] as const
export const ObjectKind = z.enum(OBJECT_KINDS)
export type ObjectKind = z.output<typeof ObjectKind>

export const ObjectId = z.uuid()
const Version = z.number().int().min(1)
const Time = z.iso.datetime()

/** What is saved of an object; its content is kept as it was written, to the byte. */
export const ObjectDraft = z.object({
  name: z.string().trim().min(1).max(200),
  description: z.string().max(10_000).default(''),
  /** YAML of a document, JSON of a run, the address of a comparison, the text of a note. */
  content: z.string().max(5_000_000),
})
export type ObjectDraft = z.input<typeof ObjectDraft>

/** How a version came to be. */
export const VersionAction = z.enum(['created', 'changed', 'undone', 'deleted', 'restored', 'duplicated'])
export type VersionAction = z.output<typeof VersionAction>

/** One version, without its content. Nothing of it ever changes. */
export const ObjectVersion = z.object({
  version: Version,
  action: VersionAction,
  name: z.string(),
  description: z.string(),
  /** SHA-256 of the content, in hexadecimal. */
  hash: z.string(),
  /** How long the content is, in bytes of UTF-8. */
  bytes: z.number().int(),
  at: Time,
  by: z.string(),
  /** The version whose content an undo put back, or that was copied. */
  of: Version.nullable(),
})
export type ObjectVersion = z.output<typeof ObjectVersion>

/** An object as lists show it: its newest version, and when it began. */
export const ObjectCard = ObjectVersion.extend({
  id: ObjectId,
  kind: ObjectKind,
  createdAt: Time,
  createdBy: z.string(),
  isDeleted: z.boolean(),
})
export type ObjectCard = z.output<typeof ObjectCard>

/** An object with the content of the version that was asked for. */
export const StoredObject = ObjectCard.extend({ content: z.string() })
export type StoredObject = z.output<typeof StoredObject>

/** Part of a list: `next` is what `after` must say for the rest, or null at the end. */
export const ObjectPage = z.object({ items: z.array(ObjectCard), next: z.string().nullable() })
export type ObjectPage = z.output<typeof ObjectPage>

export const ObjectQuery = z.object({
  kind: ObjectKind.optional(),
  /** Words that the name, the description or the content must all have, whatever the case. */
  search: z.string().max(200).optional(),
  /** Whether the deleted ones are listed instead of the others. */
  deleted: z.enum(['yes', 'no']).default('no'),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

const OfObject = z.object({ id: ObjectId })

/**
 * The calls about what is kept. What changes an object says in `If-Match` which version it saw (`"3"`), and is answered by the
 * new version in `ETag`; 412 and both versions where another has come between. What creates takes an `Idempotency-Key`.
 */
export const objectCalls = {
  'GET /api/objects': { request: ObjectQuery, response: ObjectPage },
  'POST /api/objects': { request: ObjectDraft.extend({ kind: ObjectKind }), response: StoredObject },
  'GET /api/objects/{id}': { request: OfObject, response: StoredObject },
  'PUT /api/objects/{id}': { request: OfObject.extend(ObjectDraft.shape), response: StoredObject },
  /** Hides it; every version stays. */
  'DELETE /api/objects/{id}': { request: OfObject, response: StoredObject },
  'POST /api/objects/{id}/restore': { request: OfObject, response: StoredObject },
  'POST /api/objects/{id}/duplicate': {
    request: OfObject.extend({ name: ObjectDraft.shape.name }),
    response: StoredObject,
  },
  /** Makes a new version with the content of an earlier one. */
  'POST /api/objects/{id}/undo': { request: OfObject.extend({ version: Version }), response: StoredObject },
  /** The newest first, so many at a time. The version of the last one is `after` of the next question; the end is version 1. */
  'GET /api/objects/{id}/versions': {
    request: OfObject.extend({
      after: z.coerce.number().int().min(1).max(1_000_000_000).optional(),
      limit: z.coerce.number().int().min(1).max(1000).default(1000),
    }),
    response: z.array(ObjectVersion),
  },
  'GET /api/objects/{id}/versions/{version}': {
    request: OfObject.extend({ version: z.coerce.number().int().min(1) }),
    response: StoredObject,
  },
} as const
