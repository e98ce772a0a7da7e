import { sql } from 'kysely'
import type { ObjectPage } from '../contract/objects.ts'
import type { ListQuery } from './Objects.ts'
import { cardOf, versionRows } from './readVersion.ts'
import { searchWords } from './searchWords.ts'
import { StoreTrouble } from './StoreTrouble.ts'
import type { Store } from './Store.ts'

/**
 * A page of the list, what was changed last first, by the order in which the store took the changes: a clock that jumps
 * does not reorder it. The key of a page is that order's number, so an object that changes meanwhile is never listed
 * twice; it stands at the front of the next list.
 *
 * @throws StoreTrouble `unreadable-page`
 */
export async function listObjects(
  { database, dialect }: Pick<Store, 'database' | 'dialect'>,
  { kind, search = '', deleted = 'no', after, limit }: ListQuery,
): Promise<ObjectPage> {
  let query = versionRows(database)
    .whereRef('object_version.version', '=', 'object.version')
    .where('action', deleted === 'yes' ? '=' : '!=', 'deleted')
    .orderBy('sequence', 'desc')
    .limit(limit + 1)
  if (kind !== undefined) query = query.where('kind', '=', kind)
  if (after !== undefined) query = query.where('sequence', '<', sequenceIn(after))
  const words = searchWords(search)
  if (words.length > 0) {
    const place = dialect === 'postgres' ? sql`strpos` : sql`instr`
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('object_search')
          .select(sql`1`.as('one'))
          .whereRef('object_search.object', '=', 'object.id')
          .where(eb.and(words.map((word) => eb(sql<number>`${place}(words, ${word})`, '>', 0)))),
      ),
    )
  }
  const rows = await query.execute()
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items: items.map(cardOf), next: rows.length > limit && last ? String(last.sequence) : null }
}

function sequenceIn(after: string): number {
  if (/^\d{1,15}$/.test(after)) return Number(after)
  throw new StoreTrouble(
    'unreadable-page',
    `\`${after}\` is no page of this list.`,
    'Send what the last page said in `next`.',
  )
}
