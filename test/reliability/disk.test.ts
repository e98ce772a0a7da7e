import { execFileSync } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, onTestFinished, TestRunner } from 'vitest'
import type { StoredObject } from '../../server/contract/objects.ts'
import { problemIn } from '../../server/region/problemIn.ts'
import { createObjects, openDatabase, type Store } from '../../server/store/index.ts'
import { needPostgres } from '../postgres.ts'
import { type DurablePostgres, durablePostgres } from './durablePostgres.ts'
import { recordFigure } from './figures.ts'

let store: Store | undefined
let postgres: DurablePostgres | undefined
afterEach(() => store?.close())

/** A disk of its own with so many megabytes; only root may have one, and elsewhere the test is skipped and says so. */
function smallDisk(megabytes: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'kapitera-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    rmSync(folder, { recursive: true })
    const sentence = 'not run: a small disk cannot be mounted here; only root can, on Linux.'
    console.warn(sentence)
    TestRunner.getCurrentTest()?.context.skip(sentence)
    throw new Error(sentence)
  }
  onTestFinished(async () => {
    await store?.close()
    store = undefined
    await postgres?.remove()
    postgres = undefined
    execFileSync('umount', [folder])
    rmSync(folder, { recursive: true })
  })
  return folder
}

it('keeps what was acknowledged when the disk is full, says so, and goes on when there is room again', async () => {
  const folder = smallDisk(4)
  const ballast = join(folder, 'ballast')
  writeFileSync(ballast, Buffer.alloc(1_500_000))
  const settings = { dialect: 'sqlite', file: join(folder, 'kapitera.sqlite') } as const
  store = await openDatabase(settings)
  const outside = { now: () => new Date(), newId: randomUUID }
  const objects = createObjects(store, outside)
  const kept: StoredObject[] = []
  const fill = async (): Promise<unknown> => {
    for (let n = 0; n < 1000; n += 1) {
      const content = `${n} `.repeat(5000)
      const made = await objects.create({ kind: 'note', name: `n${n}`, description: '', content }, { by: 'anna' }).then(
        (one) => kept.push(one),
        (error: unknown) => error,
      )
      if (typeof made !== 'number') return made
    }
    return 'the disk is never full'
  }
  expect(await fill()).toMatchObject({ code: 'store-is-full', status: 507 })
  expect(kept.length).toBeGreaterThan(5)
  for (const one of kept) expect(await objects.read(one.id)).toEqual(one)
  const before = kept.length

  rmSync(ballast)
  expect(await fill()).toMatchObject({ code: 'store-is-full' })
  expect(kept.length).toBeGreaterThan(before)
  await store.close()
  store = await openDatabase(settings)
  const again = createObjects(store, outside)
  for (const one of kept) expect(await again.read(one.id)).toEqual(one)
  expect((await again.list({ limit: 200 })).items.length).toBe(kept.length)
  recordFigure('disk-full', `full twice, ${kept.length} objects acknowledged, 0 lost, 0 half`)
})

it('keeps what was acknowledged when the disk of PostgreSQL is full, says so, and goes on when there is room again', async () => {
  const folder = smallDisk(90)
  chmodSync(folder, 0o755)
  postgres = await durablePostgres({ below: folder, isSmall: true })
  if (!postgres) return void needPostgres(undefined)
  const { connection, stop, start } = postgres
  store = await openDatabase({ dialect: 'postgres', connection })
  const objects = createObjects(store, { now: () => new Date(), newId: randomUUID })
  const ballast = join(folder, 'ballast')
  const { bavail, bsize } = statfsSync(folder)
  writeFileSync(ballast, Buffer.alloc(bavail * bsize - 8_000_000))
  const kept: StoredObject[] = []
  const refused = new Map<number, number>()
  const words = new Set<string>()
  const create = async (n: number): Promise<boolean> => {
    // Nothing that could be made smaller.
    const draft = {
      kind: 'note',
      name: `n${n}`,
      description: '',
      content: randomBytes(100_000).toString('base64'),
    } as const
    try {
      kept.push(await objects.create(draft, { by: 'anna' }))
      return true
    } catch (error) {
      const problem = problemIn(error)
      if (!problem) throw error
      words.add(`${problem.status} ${problem.title}`)
      refused.set(problem.status, (refused.get(problem.status) ?? 0) + 1)
      return false
    }
  }
  let n = 0
  while (await create(n)) n += 1
  for (let more = 0; more < 3; more += 1) await create((n += 1))
  expect(kept.length).toBeGreaterThan(5)
  const inWords = ['503 The store is not reached.', '507 The store has no room left on its disk.']
  expect([...words].filter((one) => !inWords.includes(one))).toEqual([])
  const before = kept.length

  rmSync(ballast)
  // Where the log itself had no room PostgreSQL has ended: whoever looks after it starts it again.
  if (refused.has(503)) {
    await stop()
    await start()
  }
  for (let more = 0; more < 5; more += 1) expect(await create((n += 1))).toBe(true)
  for (const one of kept) expect(await objects.read(one.id)).toEqual(one)
  const { items } = await objects.list({ limit: 200 })
  // What was cut off may have been kept whole without a word.
  expect(items.length - kept.length).toBeGreaterThanOrEqual(0)
  expect(items.length - kept.length).toBeLessThanOrEqual(refused.get(503) ?? 0)
  const told = [...refused].map(([status, times]) => `${times} by ${status}`).join(', ')
  recordFigure(
    'disk-full-postgres',
    `${before} objects acknowledged, refused ${told}, then ${kept.length - before} more; 0 lost, 0 half`,
  )
  console.info(`PostgreSQL on a full disk: ${before} kept, refused ${told}, ${kept.length - before} kept after.`)
})
