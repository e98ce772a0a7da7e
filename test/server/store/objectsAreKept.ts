import { createHash } from 'node:crypto'
import { afterEach, expect, it } from 'vitest'
import { type ObjectPage, StoredObject } from '../../../server/contract/objects.ts'
import { createObjects, type Objects, openDatabase, type Store } from '../../../server/store/index.ts'
import type { StoreUnderTest } from './bothStores.ts'
import { recordFigure } from '../../reliability/figures.ts'
import { countedOutside } from './outside.ts'

const VISITS = {
  kind: 'scenario' as const,
  name: 'Fewer visits',
  description: '',
  content: 'extends: stockholm_2026\n',
}
const ANNA = { by: 'anna' }
const annaSaw = (saw: number) => ({ by: 'anna', saw })
const ids = ({ items }: ObjectPage) => items.map(({ id }) => id)
const names = ({ items }: ObjectPage) => items.map(({ name }) => name)
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  )

/** What a user keeps, in one kind of store. */
export function objectsAreKept({ place, dialect }: StoreUnderTest): void {
  let store: Store | undefined
  afterEach(() => store?.close())

  async function open(outside = countedOutside()): Promise<Objects> {
    store = await openDatabase(await place())
    return createObjects(store, outside)
  }

  it('is given back to the byte, with its hash, who made it and when', async () => {
    const objects = await open()
    const content = 'name: "Å\\u0000 🏥"\r\n\ttab \0 zero, e\u0301 and \u00e9 stay two\n'
    const made = await objects.create({ ...VISITS, content }, ANNA)
    expect(StoredObject.parse(made)).toEqual({
      id: '00000000-0000-4000-8000-000000000001',
      kind: 'scenario',
      version: 1,
      action: 'created',
      name: 'Fewer visits',
      description: '',
      hash: createHash('sha256').update(content, 'utf8').digest('hex'),
      bytes: Buffer.byteLength(content),
      at: '2026-11-22T12:00:00.000Z',
      by: 'anna',
      of: null,
      createdAt: '2026-11-22T12:00:00.000Z',
      createdBy: 'anna',
      isDeleted: false,
      content,
    })
    expect(await objects.read(made.id)).toEqual(made)
  })

  it('grows a version with each change, and every version stays as it was', async () => {
    const objects = await open()
    const first = await objects.create(VISITS, ANNA)
    const draft = { name: 'Far fewer visits', description: 'after the meeting', content: 'extends: skane_2026\n' }
    const second = await objects.change(first.id, draft, { by: 'bo', saw: 1 })
    expect(second).toMatchObject({ ...draft, version: 2, action: 'changed', by: 'bo', createdBy: 'anna' })
    const third = await objects.undo(first.id, 1, annaSaw(2))
    expect(third).toMatchObject({ version: 3, action: 'undone', of: 1, name: VISITS.name, content: VISITS.content })
    expect(await objects.read(first.id, 1)).toEqual(first)
    expect(await objects.read(first.id, 2)).toEqual(second)
    expect((await objects.versions(first.id)).map(({ version, action, by }) => [version, action, by])).toEqual([
      [3, 'undone', 'anna'],
      [2, 'changed', 'bo'],
      [1, 'created', 'anna'],
    ])
  })

  it('refuses a change by one who saw an older version, and shows both', async () => {
    const objects = await open()
    const { id } = await objects.create(VISITS, ANNA)
    const saved = await objects.change(id, { name: 'Bo’s', description: '', content: 'b' }, { by: 'bo', saw: 1 })
    const yours = { name: 'Anna’s', description: '', content: 'a' }
    await expect(objects.change(id, yours, annaSaw(1))).rejects.toMatchObject({
      code: 'version-conflict',
      status: 412,
      members: { saved, yours: { version: 1, ...yours } },
    })
    expect(await code(objects.change(id, yours, annaSaw(7)))).toBe('version-conflict')
    expect(await objects.read(id)).toEqual(saved)
  })

  it('lets one of twenty who change the same version at once have it, and tells the others', async () => {
    const objects = await open()
    const { id } = await objects.create(VISITS, ANNA)
    const told = await Promise.all(
      Array.from({ length: 20 }, (_, n) => code(objects.change(id, { ...VISITS, content: `${n}` }, annaSaw(1)))),
    )
    expect(told.toSorted()).toEqual(['done', ...Array.from({ length: 19 }, () => 'version-conflict')])
    expect((await objects.versions(id)).length).toBe(2)
  })

  it('hides what was deleted, and restores it', async () => {
    const objects = await open()
    const { id } = await objects.create(VISITS, ANNA)
    expect(await objects.remove(id, annaSaw(1))).toMatchObject({ version: 2, action: 'deleted', isDeleted: true })
    expect(ids(await objects.list({ limit: 50 }))).toEqual([])
    expect(ids(await objects.list({ limit: 50, deleted: 'yes' }))).toEqual([id])
    expect(await code(objects.change(id, VISITS, annaSaw(2)))).toBe('object-is-deleted')
    expect(await code(objects.undo(id, 1, annaSaw(2)))).toBe('object-is-deleted')
    expect(await code(objects.remove(id, annaSaw(2)))).toBe('object-is-deleted')
    expect(await objects.restore(id, annaSaw(2))).toMatchObject({
      version: 3,
      action: 'restored',
      isDeleted: false,
      content: VISITS.content,
    })
    expect(await code(objects.restore(id, annaSaw(3)))).toBe('object-is-not-deleted')
    expect(ids(await objects.list({ limit: 50 }))).toEqual([id])
  })

  it('duplicates under another name, and says which version it copied', async () => {
    const objects = await open()
    const { id } = await objects.create(VISITS, ANNA)
    await objects.change(id, { ...VISITS, content: 'newer' }, annaSaw(1))
    const copy = await objects.duplicate(id, 'The copy', { by: 'bo' })
    expect(copy).toMatchObject({ name: 'The copy', kind: 'scenario', content: 'newer', action: 'duplicated', of: 2 })
    expect(copy.id).not.toBe(id)
    expect(copy).toMatchObject({ version: 1, createdBy: 'bo' })
  })

  it('creates once under a key that comes twice, also at once, and refuses the key for another request', async () => {
    const objects = await open()
    const from = { by: 'anna', key: 'k-1' }
    const made = await objects.create(VISITS, from)
    await objects.change(made.id, { ...VISITS, name: 'Later' }, annaSaw(1))
    expect(await objects.create(VISITS, from)).toEqual(made)
    expect(await code(objects.create({ ...VISITS, name: 'Other' }, from))).toBe('key-used-before')
    expect(await code(objects.duplicate(made.id, 'Copy', from))).toBe('key-used-before')
    expect((await objects.create(VISITS, { by: 'bo', key: 'k-1' })).id).not.toBe(made.id)
    const atOnce = await Promise.all(
      Array.from({ length: 10 }, () => objects.create(VISITS, { by: 'anna', key: 'k-2' })),
    )
    expect(new Set(atOnce.map(({ id }) => id)).size).toBe(1)
    expect(ids(await objects.list({ limit: 50 })).length).toBe(3)
  })

  it('finds words in name, description and content, whatever the case, and all of them', async () => {
    const objects = await open()
    const keep = (name: string, description: string, content: string) =>
      objects.create({ kind: 'model', name, description, content }, ANNA)
    await keep('Vårdval Skåne', 'Listning', 'capitation: 3 900 kr')
    await keep('Vårdval Stockholm', 'SKÅNE som jämförelse', 'visits: 100 %')
    await keep('E\u0301tude', '', 'under_score')
    const found = async (search: string) => names(await objects.list({ search, limit: 50 }))
    expect(await found('skåne')).toEqual(['Vårdval Stockholm', 'Vårdval Skåne'])
    expect(await found('SKÅNE capitation')).toEqual(['Vårdval Skåne'])
    expect(await found('étude')).toEqual(['E\u0301tude'])
    // What a pattern would read as a wildcard is a letter like any other.
    expect(await found('%')).toEqual(['Vårdval Stockholm'])
    expect(await found('r_s')).toEqual(['E\u0301tude'])
    expect(await found("' OR 1=1 --")).toEqual([])
    expect(await found('\0')).toEqual(names(await objects.list({ limit: 50 })))
  })

  it('searches the newest version alone', async () => {
    const objects = await open()
    const { id } = await objects.create({ ...VISITS, content: 'older' }, ANNA)
    await objects.change(id, { ...VISITS, content: 'newer' }, annaSaw(1))
    expect(ids(await objects.list({ search: 'older', limit: 50 }))).toEqual([])
    await objects.undo(id, 1, annaSaw(2))
    expect(ids(await objects.list({ search: 'older', limit: 50 }))).toEqual([id])
  })

  it('lists by pages what was changed last first, each once, whatever changes in between', async () => {
    const objects = await open()
    const made: string[] = []
    for (let n = 1; n <= 7; n += 1) {
      const kind = n % 2 === 0 ? 'note' : 'scenario'
      made.push((await objects.create({ ...VISITS, kind, name: `n${n}` }, ANNA)).id)
    }
    const first = await objects.list({ limit: 3 })
    expect(names(first)).toEqual(['n7', 'n6', 'n5'])
    await objects.change(made[4] ?? '', { ...VISITS, name: 'n5 changed' }, annaSaw(1))
    const second = await objects.list({ limit: 3, after: first.next ?? '' })
    expect(names(second)).toEqual(['n4', 'n3', 'n2'])
    const third = await objects.list({ limit: 3, after: second.next ?? '' })
    expect([names(third), third.next]).toEqual([['n1'], null])
    expect(names(await objects.list({ kind: 'note', limit: 3 }))).toEqual(['n6', 'n4', 'n2'])
    expect((await objects.list({ kind: 'note', limit: 3 })).next).toBeNull()
    expect(await code(objects.list({ limit: 3, after: 'x' }))).toBe('unreadable-page')
  })

  it('keeps the order of the changes when the clock jumps back', async () => {
    const times = ['2026-11-22T12:00:00Z', '2020-01-01T00:00:00Z', '2026-01-01T00:00:00Z'].map((time) => new Date(time))
    const objects = await open({ ...countedOutside(), now: () => times.shift() ?? new Date(0) })
    const { id } = await objects.create({ ...VISITS, name: 'first' }, ANNA)
    await objects.create({ ...VISITS, name: 'second' }, ANNA)
    expect(names(await objects.list({ limit: 50 }))).toEqual(['second', 'first'])
    await objects.change(id, { ...VISITS, name: 'third' }, annaSaw(1))
    expect(names(await objects.list({ limit: 50 }))).toEqual(['third', 'second'])
    expect((await objects.versions(id)).map(({ version, at }) => [version, at.slice(0, 4)])).toEqual([
      [2, '2026'],
      [1, '2026'],
    ])
    recordFigure('clock', 'six years back and forward again, three changes in their order')
  })

  it('says what is not there, and refuses text that both stores cannot keep', async () => {
    const objects = await open()
    const nobody = '00000000-0000-4000-8000-999999999999'
    const { id } = await objects.create(VISITS, ANNA)
    expect(await code(objects.read(nobody))).toBe('unknown-object')
    expect(await code(objects.read(nobody, 1))).toBe('unknown-object')
    expect(await code(objects.versions(nobody))).toBe('unknown-object')
    expect(await code(objects.change(nobody, VISITS, annaSaw(1)))).toBe('unknown-object')
    expect(await code(objects.duplicate(nobody, 'x', ANNA))).toBe('unknown-object')
    expect(await code(objects.read(id, 2))).toBe('unknown-version')
    expect(await code(objects.read(id, 2 ** 53 - 1))).toBe('unknown-version')
    expect(await code(objects.undo(id, 2 ** 31, annaSaw(1)))).toBe('unknown-version')
    expect(await code(objects.change(id, VISITS, annaSaw(999_999_999)))).toBe('version-conflict')
    expect(await code(objects.undo(id, 5, annaSaw(1)))).toBe('unknown-version')
    expect(await code(objects.create({ ...VISITS, name: 'a\0b' }, ANNA))).toBe('text-cannot-be-kept')
    expect(await code(objects.create({ ...VISITS, content: '\ud800' }, ANNA))).toBe('text-cannot-be-kept')
    expect((await objects.versions(id)).length).toBe(1)
    expect(ids(await objects.list({ limit: 50 }))).toEqual([id])
  })

  it('keeps one content once, and what was kept is there after closing', async () => {
    const settings = await place()
    const before = await openDatabase(settings)
    const made = await createObjects(before, countedOutside()).create(VISITS, ANNA)
    await createObjects(before, { ...countedOutside(), newId: () => crypto.randomUUID() }).create(VISITS, ANNA)
    await before.close()
    store = await openDatabase(settings)
    expect(store.dialect).toBe(dialect)
    expect(await createObjects(store, countedOutside()).read(made.id)).toEqual(made)
    const contents = await store.database.selectFrom('content').select('hash').execute()
    expect(contents).toEqual([{ hash: made.hash }])
  })
}
