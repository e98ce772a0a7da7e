import { type Selectable, sql } from 'kysely'
import type { ObjectCard, ObjectVersion, StoredObject } from '../contract/objects.ts'
import type { VersionQuery } from './Objects.ts'
import { StoreTrouble } from './StoreTrouble.ts'
import type { Database, Tables } from './Tables.ts'

type VersionRow = Omit<Selectable<Tables['object_version']>, 'object'> & { readonly length: number }
type HeadRow = Pick<Selectable<Tables['object']>, 'id' | 'kind' | 'created_at' | 'created_by'>

/** More than an object will ever have, and the most that PostgreSQL can be asked for in a column of four bytes. */
const LAST_VERSION = 2_147_483_647

/**
 * A version of an object with its content, or the newest.
 *
 * @throws StoreTrouble `unknown-object`, `unknown-version`
 */
export async function readVersion(database: Database, id: string, version?: number): Promise<StoredObject> {
  const row = await versionRows(database)
    .select('content.bytes')
    .where('object.id', '=', id)
    .$call((query) =>
      version === undefined
        ? query.whereRef('object_version.version', '=', 'object.version')
        : query.where('object_version.version', '=', Math.min(version, LAST_VERSION)),
    )
    .executeTakeFirst()
  if (row) return { ...cardOf(row), content: Buffer.from(row.bytes).toString('utf8') }
  if (version !== undefined) await refuseUnknown(database, id)
  throw version === undefined
    ? unknownObject(id)
    : new StoreTrouble('unknown-version', `The object ${id} has no version ${version}.`, 'Its versions are listed.')
}

/** Versions of an object, the newest first: every one, or so many of those before `after`. */
export async function versionsOf(
  database: Database,
  id: string,
  { after, limit }: VersionQuery = {},
): Promise<ObjectVersion[]> {
  await refuseUnknown(database, id)
  const rows = await versionRows(database)
    .where('object.id', '=', id)
    .$if(after !== undefined, (query) => query.where('object_version.version', '<', after ?? 1))
    .orderBy('object_version.version', 'desc')
    .$if(limit !== undefined, (query) => query.limit(limit ?? 1))
    .execute()
  return rows.map(versionOf)
}

/** What every reader of versions selects, all but the contents. */
export function versionRows(database: Database) {
  return database
    .selectFrom('object')
    .innerJoin('object_version', 'object_version.object', 'object.id')
    .innerJoin('content', 'content.hash', 'object_version.hash')
    .select(['object.id', 'object.kind', 'object.created_at', 'object.created_by'])
    .select(['sequence', 'object_version.version', 'action', 'name', 'description', 'object_version.hash'])
    .select(['made_at', 'made_by', 'copied_from', 'content.length'])
}

/** A row as lists show it. */
export function cardOf(row: VersionRow & HeadRow): ObjectCard {
  return {
    ...versionOf(row),
    id: row.id,
    kind: row.kind,
    createdAt: row.created_at,
    createdBy: row.created_by,
    // A deleted object cannot be changed but by restoring it: the last action tells.
    isDeleted: row.action === 'deleted',
  }
}

function versionOf(row: VersionRow): ObjectVersion {
  const { version, action, name, description, hash, length, made_at, made_by, copied_from } = row
  return { version, action, name, description, hash, bytes: length, at: made_at, by: made_by, of: copied_from }
}

async function refuseUnknown(database: Database, id: string): Promise<void> {
  const row = await database.selectFrom('object').select(sql`1`.as('one')).where('id', '=', id).executeTakeFirst()
  if (!row) throw unknownObject(id)
}

/** An id that no object has. */
export function unknownObject(id: string): StoreTrouble {
  return new StoreTrouble('unknown-object', `There is no object ${id}.`, 'The list of objects says which there are.')
}
