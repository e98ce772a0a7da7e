import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openDatabase } from '../../server/store/index.ts'
import { recordFigure } from './figures.ts'

const folder = mkdtempSync(join(tmpdir(), 'kapitera-lock-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('lets one process at a time have a store, and the next as soon as that one is dead', async () => {
  const settings = { dialect: 'sqlite', file: join(folder, 'kapitera.sqlite') } as const
  const words = [join(import.meta.dirname, 'writer.ts'), JSON.stringify(settings), '1', 'stays']
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  while (!said.includes('acknowledged')) said += String((await once(child.stdout, 'data'))[0])
  child.stdout.resume()
  await expect(openDatabase(settings)).rejects.toMatchObject({
    code: 'store-is-open',
    message: `${settings.file} is open in another process.`,
    hint: 'One process at a time has a store of this kind. Stop the other, or name another file in KAPITERA_DATABASE.',
  })
  const ended = once(child, 'close')
  child.kill('SIGKILL')
  await ended
  const dead = performance.now()
  const store = await openDatabase(settings)
  const took = Math.ceil(performance.now() - dead)
  expect((await store.database.selectFrom('object').select('id').execute()).length).toBeGreaterThan(0)
  await store.close()
  recordFigure('lock', `refused while it lived, open ${took} ms after it was dead`)
})
