import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, onTestFinished, TestRunner } from 'vitest'
import type { StoredObject } from '../../server/contract/objects.ts'
import { createObjects, openDatabase, type Store } from '../../server/store/index.ts'
import { recordFigure } from './figures.ts'

let store: Store | undefined
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
