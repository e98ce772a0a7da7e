import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { ServedDataset } from '../../../server/region/ServedDataset.ts'
import { createObjects, openDatabase } from '../../../server/store/index.ts'
import { registerDatasets, registeredFolders } from '../../../server/store/registerDatasets.ts'

it('a dataset is registered once, by a new version where its content differs, and not again when it was deleted', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kapitera-'))
  const store = await openDatabase({ dialect: 'sqlite', file: join(folder, 'kapitera.sqlite') })
  const objects = createObjects(store, { now: () => new Date(), newId: randomUUID })
  const register = (hash: string) => {
    // Of a dataset the registry reads these alone.
    const dataset = { hash, description: { title: 'The region' } } as ServedDataset['dataset']
    const label = { sv: 'region', en: 'region' }
    const one: ServedDataset = { name: 'region', label, dataset, data: '/data/region', assignments: [], suggested: [] }
    return registerDatasets([one], { objects, by: 'local', log: () => undefined })
  }
  const cards = async (deleted: 'yes' | 'no') => (await objects.list({ kind: 'dataset', deleted, limit: 9 })).items
  await register('a')
  await register('a')
  expect(await cards('no')).toMatchObject([{ name: 'region', description: 'The region', version: 1 }])
  await register('b')
  const [card] = await cards('no')
  const { content, version } = await objects.read(card?.id ?? '')
  expect([JSON.parse(content), version]).toEqual([{ name: 'region', hash: 'b', folder: '/data/region' }, 2])
  await objects.create({ kind: 'dataset', name: 'other', description: '', content: 'no JSON' }, { by: 'anna' })
  expect([...(await registeredFolders(objects))]).toEqual([['region', '/data/region']])
  await objects.remove(card?.id ?? '', { by: 'anna', saw: 2 })
  expect((await registeredFolders(objects)).size).toBe(0)
  await objects.remove((await cards('no'))[0]?.id ?? '', { by: 'anna', saw: 1 })
  await register('c')
  expect([(await cards('no')).length, (await cards('yes')).length]).toEqual([0, 2])
  await store.close()
  rmSync(folder, { recursive: true })
})

it('two servers that register the same new content at the same moment both start', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kapitera-'))
  const store = await openDatabase({ dialect: 'sqlite', file: join(folder, 'kapitera.sqlite') })
  const objects = createObjects(store, { now: () => new Date(), newId: randomUUID })
  const served = (hash: string): ServedDataset => {
    const dataset = { hash, description: { title: 'The region' } } as ServedDataset['dataset']
    return { name: 'region', label: { sv: '', en: '' }, dataset, data: '/data', assignments: [], suggested: [] }
  }
  const registry = { objects, by: 'local', log: () => undefined }
  await registerDatasets([served('a')], registry)
  let isFirst = true
  const late: typeof objects = {
    ...objects,
    change: async (...words) => {
      if (isFirst) await registerDatasets([served('b')], registry)
      isFirst = false
      return objects.change(...words)
    },
  }
  await registerDatasets([served('b')], { ...registry, objects: late })
  expect((await objects.list({ kind: 'dataset', limit: 9 })).items).toMatchObject([{ name: 'region', version: 2 }])
  await store.close()
  rmSync(folder, { recursive: true })
})
