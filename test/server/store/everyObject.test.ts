import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createObjects, openDatabase } from '../../../server/store/index.ts'
import { everyObject } from '../../../server/store/everyObject.ts'
import { countedOutside } from './outside.ts'

it('everything that is kept is read once, though an object moves to the front while the list is read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kapitera-'))
  const store = await openDatabase({ dialect: 'sqlite', file: join(folder, 'kapitera.sqlite') })
  const objects = createObjects(store, countedOutside())
  const draft = (name: string) => ({ kind: 'note' as const, name, description: '', content: '' })
  const names = ['a', 'b', 'c', 'd', 'e']
  const made = []
  for (const name of names) made.push(await objects.create(draft(name), { by: 'anna' }))
  const [oldest] = made
  let lists = 0
  const cards = await everyObject(
    {
      list: async (query) => {
        const page = await objects.list(query)
        lists += 1
        // The oldest stands on the last page; it is changed when the first has been read.
        if (lists === 1) await objects.change(oldest?.id ?? '', draft('a'), { by: 'bo', saw: 1 })
        return page
      },
    },
    {},
    2,
  )
  expect(cards.map(({ name }) => name).toSorted()).toEqual(names)
  await store.close()
  rmSync(folder, { recursive: true })
})
