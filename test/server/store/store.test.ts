import { unzipSync } from 'fflate'
import { spawn } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { backupStore } from '../../../server/store/backup/backupStore.ts'
import { exportObjects } from '../../../server/store/backup/exportObjects.ts'
import { restoreStore } from '../../../server/store/backup/restoreStore.ts'
import {
  createObjects,
  type Objects,
  openDatabase,
  type Store,
  type StoreSettings,
} from '../../../server/store/index.ts'
import { checkStore } from '../../reliability/checkStore.ts'
import { recordFigure } from '../../reliability/figures.ts'
import type { Line } from '../../reliability/Line.ts'
import { describeStores } from './bothStores.ts'
import { isRefusedInWords } from './isRefusedInWords.ts'
import { objectsAreKept } from './objectsAreKept.ts'
import { schemaIsUpgraded } from './schemaIsUpgraded.ts'

const NOW = new Date('2026-11-22T12:00:00Z')
const outside = { now: () => NOW, newId: randomUUID }
const folder = mkdtempSync(join(tmpdir(), 'kapitera-backup-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let files = 0
const newFile = (): string => join(folder, `${(files += 1)}.sqlite`)

const open: Store[] = []
afterEach(() => Promise.all(open.splice(0).map((store) => store.close())))
async function opened(settings: StoreSettings): Promise<Objects> {
  const store = await openDatabase(settings)
  open.push(store)
  return createObjects(store, outside)
}

/** A model in two versions, a deleted note, and a copy. */
async function fill(settings: StoreSettings) {
  const store = await openDatabase(settings)
  const objects = createObjects(store, outside)
  const draft = { name: 'Vårdval', description: '', content: 'name: "å\0🏥"\n' }
  const { id } = await objects.create({ kind: 'model', ...draft }, { by: 'anna', key: 'k' })
  const model = await objects.change(id, { ...draft, content: 'name: b\n' }, { by: 'bo', saw: 1 })
  const note = await objects.create({ kind: 'note', ...draft, name: '=1+1' }, { by: 'anna' })
  const deleted = await objects.remove(note.id, { by: 'anna', saw: 1 })
  const copy = await objects.duplicate(id, 'Copy', { by: 'bo' })
  await store.close()
  return { model, deleted, copy, draft }
}

/** An embedded store, whichever kind is tested. */
const otherPlace = (): StoreSettings => ({ dialect: 'sqlite', file: newFile() })

describeStores('the store', (store) => {
  const { place } = store
  describe('what a user keeps', () => {
    objectsAreKept(store)
  })
  describe('the schema', () => {
    schemaIsUpgraded(store)
  })
  describe('what is no store', () => {
    isRefusedInWords(store)
  })

  it('is backed up and brought back, into either kind of store, with the same hash', async () => {
    const from = await place()
    const { model, deleted, copy, draft } = await fill(from)
    const file = newFile()
    const backup = await backupStore(from, file, NOW)
    expect(backup.versions).toBe(5)
    for (const to of [otherPlace(), await place()]) {
      const restored = await restoreStore(to, file)
      expect(restored).toEqual({ ...backup, madeAt: NOW.toISOString() })
      const objects = await opened(to)
      for (const one of [model, deleted, copy]) expect(await objects.read(one.id)).toEqual(one)
      expect((await objects.read(model.id, 1)).content).toBe(draft.content)
      expect((await objects.create({ kind: 'model', ...draft }, { by: 'anna', key: 'k' })).id).toBe(model.id)
      // What is new comes after what was brought back.
      await objects.create({ kind: 'note', ...draft, name: 'new' }, { by: 'anna' })
      expect((await objects.list({ limit: 9 })).items.map(({ name }) => name)).toEqual(['new', 'Copy', 'Vårdval'])
      expect((await objects.list({ search: 'VÅRDVAL', limit: 9 })).items.map(({ id }) => id)).toEqual([model.id])
    }
    await expect(restoreStore(from, file)).rejects.toMatchObject({ code: 'store-is-not-empty' })
    await expect(backupStore(from, file, NOW)).rejects.toMatchObject({ code: 'backup-exists' })
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([])
    recordFigure('backup', `${backup.versions} versions, SHA-256 the same in all four directions`)
  })
})

describe('a backup', () => {
  it('that is damaged restores nothing, and says so', async () => {
    const from = otherPlace()
    await fill(from)
    const file = newFile()
    await backupStore(from, file, NOW)
    const [cut, changed, foreign] = [newFile(), newFile(), newFile()]
    writeFileSync(cut, readFileSync(file).subarray(0, 10_000))
    copyFileSync(file, changed)
    const edited = new DatabaseSync(changed)
    edited.exec("UPDATE object_version SET name = 'Other' WHERE sequence = 1")
    edited.close()
    const other = new DatabaseSync(foreign)
    other.exec('CREATE TABLE something (id integer PRIMARY KEY)')
    other.close()
    const damaged = [
      [cut, 'cannot be read.'],
      [changed, 'does not hold what it was written with.'],
      [foreign, 'was not written by `kapitera backup`.'],
      [join(folder, 'absent'), 'is not there.'],
    ] as const
    for (const [bad, said] of damaged) {
      const to = otherPlace()
      await expect(restoreStore(to, bad)).rejects.toMatchObject({
        code: 'backup-is-damaged',
        message: `${bad} ${said}`,
      })
      expect((await (await opened(to)).list({ limit: 1 })).items).toEqual([])
    }
    recordFigure('backup-damaged', `${damaged.length} kinds of damage refused, nothing restored`)
  })

  it('made while someone writes is whole, and has all that was acknowledged before it began', async () => {
    const from = { dialect: 'sqlite', file: newFile() } as const
    const words = [
      join(import.meta.dirname, '..', '..', 'reliability', 'writer.ts'),
      JSON.stringify(from),
      '7',
      'stays',
    ]
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
    let text = ''
    child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part))
    while (text.split('"acknowledged"').length < 40) await once(child.stdout, 'data')
    const before = text
    const file = newFile()
    const { versions } = await backupStore(from, file, NOW)
    child.kill('SIGKILL')
    await once(child, 'close')
    const acknowledged = before
      .slice(0, before.lastIndexOf('\n'))
      .split('\n')
      .map((line) => JSON.parse(line) as Line)
      .flatMap((line) => ('acknowledged' in line ? [line.acknowledged] : []))
    const to = otherPlace()
    expect((await restoreStore(to, file)).versions).toBe(versions)
    const store = await openDatabase(to)
    open.push(store)
    expect(await checkStore(store, acknowledged)).toBe(versions - acknowledged.length)
    expect(versions).toBeLessThanOrEqual(text.split('"acknowledged"').length)
    recordFigure('backup-while', `${acknowledged.length} changes acknowledged before, ${versions} in it, each whole`)
  })

  it('in open formats holds every version as it was written, with an index', async () => {
    const from = otherPlace()
    const { model, deleted, draft } = await fill(from)
    const zip = unzipSync(await exportObjects(await opened(from), 'anna'))
    const text = (name: string): string => Buffer.from(zip[name] ?? []).toString('utf8')
    expect(Object.keys(zip).toSorted()).toEqual(
      [
        'index.csv',
        'index.json',
        `model/${model.id}/00001.yaml`,
        `model/${model.id}/00002.yaml`,
        `note/${deleted.id}/00001.txt`,
        `note/${deleted.id}/00002.txt`,
      ].toSorted(),
    )
    expect(text(`model/${model.id}/00001.yaml`)).toBe(draft.content)
    const index = JSON.parse(text('index.json')) as { file: string; hash: string; action: string }[]
    expect(index.map(({ action }) => action)).toEqual(['created', 'changed', 'created', 'deleted'])
    for (const { file, hash } of index)
      expect(
        createHash('sha256')
          .update(zip[file] ?? '')
          .digest('hex'),
      ).toBe(hash)
    const csv = text('index.csv').trimEnd().split('\n')
    expect(csv[0]).toBe('file,id,kind,version,action,of,name,description,at,by,bytes,hash')
    expect(csv.length).toBe(5)
    // A spreadsheet would compute it.
    expect(csv[3]).toContain("'=1+1")
  })
})
