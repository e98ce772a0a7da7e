import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { createObjects, openDatabase } from '../../../server/store/index.ts'
import { runCommand } from '../command/runCommand.ts'

const folder = mkdtempSync(join(tmpdir(), 'kapitera-commands-'))
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

it('`kapitera backup` works beside an open store, and `kapitera restore` brings it back with the same hash', async () => {
  vi.stubEnv('DATABASE_URL', '')
  const [first, second] = [join(folder, 'first.sqlite'), join(folder, 'second.sqlite')]
  const [file, zip] = [join(folder, 'monday.sqlite'), join(folder, 'mine.zip')]
  vi.stubEnv('KAPITERA_DATABASE', first)
  const store = await openDatabase({ dialect: 'sqlite', file: first })
  const objects = createObjects(store, { now: () => new Date(), newId: randomUUID })
  const kept = await objects.create({ kind: 'note', name: 'n', description: '', content: 'c' }, { by: 'local' })

  const backup = await runCommand('backup', '--out', file)
  expect(backup).toMatchObject({ code: 0, err: '' })
  const [, hash] = /^Versions in .*monday\.sqlite: 1\. SHA-256 of all rows: ([0-9a-f]{64})\.\n$/.exec(backup.out) ?? []
  expect(hash).toBeDefined()
  expect(await runCommand('backup', '--open', '--out', zip)).toMatchObject({ code: 0, err: '' })
  expect(existsSync(zip)).toBe(true)
  expect(await runCommand('backup', '--out', file)).toMatchObject({ code: 1 })
  expect(await runCommand('restore', file)).toMatchObject({
    code: 3,
    err: `The machine failed: ${first} is open in another process.\n  One process at a time has a store of this kind. Stop the other, or name another file in KAPITERA_DATABASE.\n`,
  })
  await store.close()
  expect((await runCommand('restore', file)).err).toMatch('is not empty: `content` has rows.')

  vi.stubEnv('KAPITERA_DATABASE', second)
  expect((await runCommand('restore', file)).out).toMatch(`: 1. SHA-256 of all rows: ${hash}.\n`)
  const again = await openDatabase({ dialect: 'sqlite', file: second })
  expect(await createObjects(again, { now: () => new Date(), newId: randomUUID }).read(kept.id)).toEqual(kept)
  await again.close()
  vi.stubEnv('KAPITERA_DATABASE', join(folder, 'absent.sqlite'))
  expect(await runCommand('backup', '--out', join(folder, 'none.sqlite'))).toMatchObject({ code: 3 })
  expect(existsSync(join(folder, 'absent.sqlite'))).toBe(false)
})
