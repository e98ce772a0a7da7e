import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createObjects, type Objects, openDatabase, type Store, StoreTrouble } from '../../server/store/index.ts'
import { effort } from '../effort.ts'
import { needPostgres } from '../postgres.ts'
import { type DurablePostgres, durablePostgres } from './durablePostgres.ts'
import { recordFigure } from './figures.ts'
import { needStrace } from './strace.ts'

const OUTAGE = effort(1_000, 30_000)
const CHANGES = effort(20, 500)
const EMPTY = { description: '', content: '' }

let postgres: DurablePostgres | undefined
beforeAll(async () => {
  postgres = await durablePostgres()
})
afterAll(() => postgres?.remove())

/** The cluster; without PostgreSQL the test is skipped and says so. */
function need(): DurablePostgres {
  if (postgres) return postgres
  needPostgres(undefined)
  throw new Error('needPostgres has skipped the test')
}

async function openServer(): Promise<Store & { readonly objects: Objects }> {
  const store = await openDatabase({ dialect: 'postgres', connection: need().connection })
  return { ...store, objects: createObjects(store, { now: () => new Date(), newId: randomUUID }) }
}

describe('a store on PostgreSQL', () => {
  it('says so while the database is gone, loses nothing, and goes on by itself when it is back', async () => {
    const { stop, start } = need()
    const { objects, close } = await openServer()
    const kept = await objects.create({ kind: 'note', name: 'before', ...EMPTY }, { by: 'anna' })

    // Someone who saves all the while, and sends what was refused again under its key.
    const ending = new AbortController()
    let refusals = 0
    const made = new Map<string, string>()
    const patience: number[] = []
    const busy = (async () => {
      for (let n = 0; !ending.signal.aborted; n += 1) {
        const from = { by: 'anna', key: randomUUID() }
        for (;;) {
          const begun = performance.now()
          try {
            const { id } = await objects.create({ kind: 'note', name: `n${n}`, ...EMPTY }, from)
            made.set(`n${n}`, id)
            break
          } catch (error) {
            if (!(error instanceof StoreTrouble) || error.code !== 'store-not-reached') throw error
            refusals += 1
            patience.push(performance.now() - begun)
            await new Promise((resolve) => setTimeout(resolve, 20))
          }
        }
      }
    })()
    await new Promise((resolve) => setTimeout(resolve, 200))
    await stop()
    await new Promise((resolve) => setTimeout(resolve, OUTAGE))
    await expect(objects.read(kept.id)).rejects.toMatchObject({ code: 'store-not-reached' })
    const before = made.size
    await start()
    await expect.poll(() => made.size, { timeout: 10_000 }).toBeGreaterThan(before + 5)
    ending.abort()
    await busy

    expect(refusals).toBeGreaterThan(0)
    expect(Math.max(...patience)).toBeLessThan(6_000)
    expect(await objects.read(kept.id)).toEqual(kept)
    const listed: string[] = []
    for (let after: string | undefined; ; ) {
      const page = await objects.list({ limit: 200, after })
      listed.push(...page.items.filter(({ name }) => /^n\d/.test(name)).map(({ id }) => id))
      if (page.next === null) break
      after = page.next
    }
    expect(listed.toSorted()).toEqual([...made.values()].toSorted())
    await close()
    recordFigure('outage', `${OUTAGE / 1000} s away: ${refusals} calls refused, ${made.size} kept, each once`)
  })

  it('flushes each change to the disk before it is acknowledged', async () => {
    const { processId } = need()
    needStrace()
    const folder = mkdtempSync(join(tmpdir(), 'kapitera-fsync-'))
    const trace = join(folder, 'postgres')
    const watch = ['-f', '-y', '-s', '16', '-e', 'trace=fsync,fdatasync,sendto', '-o', trace]
    const strace = spawn('strace', [...watch, '-p', String(processId())], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    try {
      await new Promise((resolve) => strace.stderr.once('data', resolve)) // it says that it is attached
      const { objects, close } = await openServer()
      const draft = { kind: 'note' as const, name: 'n', description: '', content: '' }
      for (let n = 0; n < CHANGES; n += 1) await objects.create({ ...draft, content: `${n}` }, { by: 'anna' })
      await close()
    } finally {
      const ended = new Promise((resolve) => strace.once('close', resolve))
      strace.kill('SIGINT')
      await ended
    }

    const lines = readFileSync(trace, 'utf8').split('\n')
    rmSync(folder, { recursive: true })
    let flushes = 0
    const counts: number[] = []
    for (const line of lines) {
      if (/f(data)?sync(\(\d+<.*pg_wal|.*resumed>\)).* = 0/.test(line)) flushes += 1
      else if (/ sendto\(.*COMMIT/.test(line)) {
        counts.push(flushes)
        flushes = 0
      }
    }
    const changes = counts.slice(-CHANGES)
    expect(changes.length).toBe(CHANGES)
    expect(Math.min(...changes)).toBeGreaterThanOrEqual(1)
    const sum = changes.reduce((all, count) => all + count, 0)
    recordFigure(
      'fsync-postgres',
      `${CHANGES} changes, ${sum} flushes of the log, at least ${Math.min(...changes)} each`,
    )
  })
})
