import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { foldWords } from '../../server/store/searchWords.ts'
import type { Store } from '../../server/store/index.ts'
import type { Acknowledged } from './Line.ts'

/** Holds a store against what it acknowledged, and gives how many versions it has beyond that. */
export async function checkStore(store: Store, acknowledged: readonly Acknowledged[]): Promise<number> {
  const versions = await store.database
    .selectFrom('object_version')
    .innerJoin('content', 'content.hash', 'object_version.hash')
    .select(['object', 'version', 'object_version.hash', 'action', 'name', 'description', 'content.bytes'])
    .orderBy('sequence')
    .execute()
  const byName = new Map(versions.map((row) => [`${row.object} ${row.version}`, row]))
  const lost = acknowledged.filter(({ id, version, hash, action }) => {
    const row = byName.get(`${id} ${version}`)
    return row?.hash !== hash || row.action !== action
  })
  expect(lost, 'acknowledged, and not there').toEqual([])

  for (const { hash, bytes } of versions) expect(createHash('sha256').update(bytes).digest('hex')).toBe(hash)
  const heads = await store.database
    .selectFrom('object')
    .leftJoin('object_search', 'object_search.object', 'object.id')
    .select(['id', 'version', 'words'])
    .execute()
  for (const { id, version, words } of heads) {
    const own = versions.filter(({ object }) => object === id)
    expect(own.map((row) => row.version)).toEqual(Array.from({ length: version }, (_, n) => n + 1))
    const newest = own.at(-1)
    const content = Buffer.from(newest?.bytes ?? []).toString('utf8')
    expect(words).toBe(foldWords(`${newest?.name}\n${newest?.description}\n${content}`))
  }
  expect(versions.length).toBe(heads.reduce((sum, { version }) => sum + version, 0))
  const keys = await store.database.selectFrom('idempotency_key').select(['key', 'object']).execute()
  const created = versions.filter(({ version }) => version === 1)
  expect(keys.length).toBe(created.length)
  expect(new Set(keys.map(({ object }) => object))).toEqual(new Set(created.map(({ object }) => object)))
  if (store.dialect === 'sqlite') {
    const { rows } = await sql<{ integrity_check: string }>`PRAGMA integrity_check`.execute(store.database)
    expect(rows).toEqual([{ integrity_check: 'ok' }])
    expect((await sql`PRAGMA foreign_key_check`.execute(store.database)).rows).toEqual([])
  }
  return versions.length - acknowledged.length
}
