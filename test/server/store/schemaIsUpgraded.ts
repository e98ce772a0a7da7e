import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'
import { expect, it } from 'vitest'
import { jobDatabase } from '../../../server/job/JobTables.ts'
import { createObjects, type Migration, openDatabase, type StoreSettings } from '../../../server/store/index.ts'
import { MIGRATIONS } from '../../../server/store/migrations.ts'
import { recordFigure } from '../../reliability/figures.ts'
import { openAsItIs, schemaOf } from '../../reliability/schemaOf.ts'
import type { StoreUnderTest } from './bothStores.ts'
import { KEPT, KEPT_JOB } from './fixture/kept.ts'
import { countedOutside } from './outside.ts'

const folder = join(import.meta.dirname, 'fixture')
const RELEASED = readdirSync(folder).flatMap((file) => /^(.*)\.sqlite\.sql$/.exec(file)?.[1] ?? [])
const names = MIGRATIONS.map(({ name }) => name)

async function load(settings: StoreSettings, released: string): Promise<void> {
  const sql = readFileSync(join(folder, `${released}.${settings.dialect}.sql`), 'utf8')
  if (settings.dialect === 'sqlite') {
    mkdirSync(dirname(settings.file), { recursive: true })
    const database = new DatabaseSync(settings.file)
    database.exec(sql)
    return database.close()
  }
  const client = new Client(settings.connection)
  await client.connect()
  await client.query(sql)
  await client.end()
}

/** How the schema of one kind of store grows. */
export function schemaIsUpgraded({ place }: StoreUnderTest): void {
  it('is numbered from the first, without a gap', () => {
    expect(names.map((name) => Number(name.slice(0, 4)))).toEqual(names.map((_, before) => before + 1))
  })

  it.each(RELEASED)('of %s is upgraded with all that was kept', async (released) => {
    const settings = await place()
    await load(settings, released)
    const store = await openDatabase(settings)
    expect((await schemaOf(store)).migrations).toEqual(names)
    const objects = createObjects(store, countedOutside('2027-01-01T00:00:00Z'))
    const { items } = await objects.list({ search: 'VÅRDVAL', limit: 9 })
    expect(items).toMatchObject([{ name: KEPT.name, version: 2, by: 'bo', createdBy: 'anna', kind: 'model' }])
    const id = items[0]?.id ?? ''
    expect(await objects.read(id, 1)).toMatchObject({
      ...KEPT,
      hash: createHash('sha256').update(KEPT.content).digest('hex'),
      at: '2026-11-22T12:00:00.000Z',
    })
    const [gone] = (await objects.list({ deleted: 'yes', limit: 9 })).items
    expect(await objects.restore(gone?.id ?? '', { by: 'anna', saw: 2 })).toMatchObject({ name: 'Gone', version: 3 })
    expect((await objects.create({ ...KEPT, kind: 'model' }, { by: 'anna', key: 'k' })).id).toBe(id)
    expect(await jobDatabase(store).selectFrom('job').selectAll().execute()).toMatchObject(
      released >= '0002_jobs' ? [KEPT_JOB] : [],
    )
    await store.close()
    recordFigure('upgrade', `${RELEASED.join(', ')}, each on both stores`)
  })

  it('of a later version is refused, and left as it is', async () => {
    const settings = await place()
    const later: Migration = {
      name: '9998_later',
      up: async ({ schema }) => schema.createTable('later').addColumn('id', 'integer').execute(),
    }
    await (await openDatabase(settings, [...MIGRATIONS, later])).close()
    await expect(openDatabase(settings)).rejects.toMatchObject({
      code: 'store-of-later-version',
      message: expect.stringMatching(
        /was written by a later version of Kapitera: it has 9998_later, which this one does not know\.$/,
      ),
    })
    const store = openAsItIs(settings)
    expect((await schemaOf(store)).migrations).toEqual([...names, '9998_later'])
    await store.close()
    recordFigure('later', 'refused, schema as it was')
  })

  it('stays the old one whole when a step of it fails', async () => {
    const settings = await place()
    await (await openDatabase(settings)).close()
    const good: Migration = {
      name: '9997_good',
      up: async ({ schema }) => schema.createTable('good').addColumn('id', 'integer').execute(),
    }
    const bad: Migration = {
      name: '9998_bad',
      up: async ({ schema }) => {
        await schema.createTable('half').addColumn('id', 'integer').execute()
        throw new Error('the step fails')
      },
    }
    await expect(openDatabase(settings, [...MIGRATIONS, good, bad])).rejects.toThrow('the step fails')
    const store = await openDatabase(settings)
    const { tables, migrations } = await schemaOf(store)
    expect(migrations).toEqual(names)
    expect(tables.filter((name) => name === 'half' || name === 'good')).toEqual([])
    await store.close()
  })

  it('is made once by two servers that start at the same moment', async () => {
    const settings = await place()
    if (settings.dialect === 'sqlite') return // one process alone has it: test/reliability/lock.test.ts
    const stores = await Promise.all([openDatabase(settings), openDatabase(settings), openDatabase(settings)])
    for (const store of stores) expect((await schemaOf(store)).migrations).toEqual(names)
    await Promise.all(stores.map((store) => store.close()))
  })
}
