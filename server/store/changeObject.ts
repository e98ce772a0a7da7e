import type { StoredObject, VersionAction } from '../contract/objects.ts'
import { keepVersion } from './keepVersion.ts'
import type { Changer, Draft, Outside } from './Objects.ts'
import { readVersion, unknownObject } from './readVersion.ts'
import { StoreTrouble } from './StoreTrouble.ts'
import type { Database } from './Tables.ts'

interface Alteration {
  readonly id: string
  readonly from: Changer
  /** What the caller would have kept, for the one who must join it with what another kept. */
  readonly yours: Readonly<Record<string, unknown>>
  readonly make: (
    transaction: Database,
    before: StoredObject,
  ) => Promise<{ readonly action: VersionAction; readonly draft: Draft; readonly copiedFrom?: number }>
}

/**
 * Adds a version to an object, if the caller saw the newest.
 *
 * @throws StoreTrouble `version-conflict`, with what is `saved` and what would have been `yours`
 */
export function changeObject(
  database: Database,
  { now }: Outside,
  { id, from: { by, saw }, yours, make }: Alteration,
): Promise<StoredObject> {
  return database.transaction().execute(async (transaction) => {
    const version = saw + 1
    // The row's own lock decides between two servers: the second finds a head that has moved.
    const { numUpdatedRows } = await transaction
      .updateTable('object')
      .set({ version })
      .where('id', '=', id)
      .where('version', '=', saw)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows !== 1n) throw await conflict(transaction, { id, saw, yours })
    const { action, draft, copiedFrom } = await make(transaction, await readVersion(transaction, id, saw))
    await keepVersion(transaction, { object: id, version, action, draft, at: now().toISOString(), by, copiedFrom })
    return readVersion(transaction, id, version)
  })
}

async function conflict(
  transaction: Database,
  { id, saw, yours }: { readonly id: string; readonly saw: number; readonly yours: Readonly<Record<string, unknown>> },
): Promise<StoreTrouble> {
  const head = await transaction.selectFrom('object').select('version').where('id', '=', id).executeTakeFirst()
  if (!head) return unknownObject(id)
  const saved = await readVersion(transaction, id)
  return new StoreTrouble(
    'version-conflict',
    `\`${saved.name}\` has been changed since: it is at version ${saved.version}, and you saw version ${saw}.`,
    'Look at both versions, and save again with the version that is saved now.',
    { saved, yours: { version: saw, ...yours } },
  )
}
