import type { ObjectCard } from '../contract/objects.ts'
import type { ListQuery, Objects } from './Objects.ts'

/**
 * Every object of a list, each once, though some change meanwhile: what changes moves to the front of the list, behind whoever
 * pages through it. So the front is looked at again until nothing has come to it.
 */
export async function everyObject(
  objects: Pick<Objects, 'list'>,
  query: Omit<ListQuery, 'after' | 'limit'> = {},
  page = 200,
): Promise<readonly ObjectCard[]> {
  const found = new Map<string, ObjectCard>()
  for (let front: string | undefined; ; ) {
    const { items, next } = await objects.list({ ...query, limit: page })
    const [first] = items
    const head = first === undefined ? '' : `${first.id} ${first.version}`
    if (head === front) return [...found.values()]
    front = head
    note(items)
    for (let after = next; after !== null; ) {
      const rest = await objects.list({ ...query, after, limit: page })
      note(rest.items)
      after = rest.next
    }
  }

  function note(cards: readonly ObjectCard[]): void {
    for (const card of cards) found.set(card.id, card)
  }
}
