import { createObject } from './createObject.ts'
import { changeObject } from './changeObject.ts'
import { listObjects } from './listObjects.ts'
import type { Objects, Outside } from './Objects.ts'
import { readVersion, versionsOf } from './readVersion.ts'
import type { Store } from './Store.ts'
import { StoreTrouble } from './StoreTrouble.ts'
import { told } from './told.ts'

/** What a user keeps, in a store. Each call is one transaction: it is kept whole, or not at all. */
export function createObjects({ database, dialect }: Store, outside: Outside): Objects {
  return {
    list: (query) => told(() => listObjects({ database, dialect }, query)),
    read: (id, version) => told(() => readVersion(database, id, version)),
    versions: (id, query) => told(() => versionsOf(database, id, query)),
    create: ({ kind, ...draft }, from) =>
      told(() =>
        createObject(database, outside, { from, asked: ['create', kind, draft], make: async () => ({ kind, draft }) }),
      ),
    duplicate: (id, name, from) =>
      told(() =>
        createObject(database, outside, {
          from,
          asked: ['duplicate', id, name],
          make: async (transaction) => {
            const { kind, description, content, version } = await readVersion(transaction, id)
            return { kind, draft: { name, description, content }, copiedFrom: version }
          },
        }),
      ),
    change: (id, draft, from) =>
      told(() =>
        changeObject(database, outside, {
          id,
          from,
          yours: draft,
          make: async (_transaction, before) => ({ action: 'changed', draft: notDeleted(before) && draft }),
        }),
      ),
    remove: (id, from) =>
      told(() =>
        changeObject(database, outside, {
          id,
          from,
          yours: {},
          make: async (_transaction, before) => ({ action: 'deleted', draft: notDeleted(before) }),
        }),
      ),
    restore: (id, from) =>
      told(() =>
        changeObject(database, outside, {
          id,
          from,
          yours: {},
          make: async (_transaction, before) => ({ action: 'restored', draft: deleted(before) }),
        }),
      ),
    undo: (id, version, from) =>
      told(() =>
        changeObject(database, outside, {
          id,
          from,
          yours: { undoTo: version },
          make: async (transaction, before) => {
            notDeleted(before)
            return { action: 'undone', draft: await readVersion(transaction, id, version), copiedFrom: version }
          },
        }),
      ),
  }
}

interface Before {
  readonly name: string
  readonly isDeleted: boolean
}

function notDeleted<T extends Before>(before: T): T {
  if (!before.isDeleted) return before
  throw new StoreTrouble('object-is-deleted', `\`${before.name}\` has been deleted.`, 'Restore it first.')
}

function deleted<T extends Before>(before: T): T {
  if (before.isDeleted) return before
  throw new StoreTrouble(
    'object-is-not-deleted',
    `\`${before.name}\` has not been deleted.`,
    'There is nothing to restore. An earlier version is put back by undo.',
  )
}
