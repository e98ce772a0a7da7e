import { createHash } from 'node:crypto'
import type { ObjectKind, StoredObject } from '../contract/objects.ts'
import { keepVersion } from './keepVersion.ts'
import type { Creator, Draft, Outside } from './Objects.ts'
import { readVersion } from './readVersion.ts'
import { StoreTrouble } from './StoreTrouble.ts'
import type { Database } from './Tables.ts'

interface Creation {
  readonly from: Creator
  /** All that was asked: what comes again under the same key must be the same. */
  readonly asked: readonly unknown[]
  readonly make: (
    transaction: Database,
  ) => Promise<{ readonly kind: ObjectKind; readonly draft: Draft; readonly copiedFrom?: number }>
}

/**
 * Creates an object. Under a key that was used before it creates none, and gives what it gave then.
 *
 * @throws StoreTrouble `key-used-before`, for another request
 */
export function createObject(
  database: Database,
  { now, newId }: Outside,
  { from: { by, key }, asked, make }: Creation,
): Promise<StoredObject> {
  const request = createHash('sha256').update(JSON.stringify(asked)).digest('hex')
  return database
    .transaction()
    .execute(async (transaction) => {
      const earlier = key === undefined ? undefined : await answered(transaction, { by, key, request })
      if (earlier) return earlier
      const { kind, draft, copiedFrom } = await make(transaction)
      const id = newId()
      const at = now().toISOString()
      await transaction.insertInto('object').values({ id, kind, version: 1, created_at: at, created_by: by }).execute()
      const action = copiedFrom === undefined ? 'created' : 'duplicated'
      await keepVersion(transaction, { object: id, version: 1, action, draft, at, by, copiedFrom })
      if (key !== undefined) {
        const { numInsertedOrUpdatedRows } = await transaction
          .insertInto('idempotency_key')
          .values({ made_by: by, key, request, object: id, version: 1 })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirstOrThrow()
        if (numInsertedOrUpdatedRows === 0n) throw new KeyTaken()
      }
      return readVersion(transaction, id, 1)
    })
    .catch((error: unknown) => {
      // The same call, sent twice at once: the other one has created it, and this one gives what that one gave.
      if (!(error instanceof KeyTaken) || key === undefined) throw error
      return database.transaction().execute(async (transaction) => {
        const earlier = await answered(transaction, { by, key, request })
        if (!earlier) throw error
        return earlier
      })
    })
}

class KeyTaken extends Error {
  override readonly name = 'KeyTaken'
}

async function answered(
  transaction: Database,
  { by, key, request }: { readonly by: string; readonly key: string; readonly request: string },
): Promise<StoredObject | undefined> {
  const row = await transaction
    .selectFrom('idempotency_key')
    .select(['request', 'object', 'version'])
    .where('made_by', '=', by)
    .where('key', '=', key)
    .executeTakeFirst()
  if (!row) return undefined
  if (row.request === request) return readVersion(transaction, row.object, row.version)
  throw new StoreTrouble(
    'key-used-before',
    `The Idempotency-Key \`${key}\` was used for another request.`,
    'Send a new key with a new request.',
  )
}
