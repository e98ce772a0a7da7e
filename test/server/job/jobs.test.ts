import { type KyselyPlugin, sql } from 'kysely'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createBoard } from '../../../server/job/createBoard.ts'
import { type JobDatabase, jobDatabase } from '../../../server/job/JobTables.ts'
import { type JobRow, keepRecord } from '../../../server/job/keepRecord.ts'
import type { Work } from '../../../server/job/Kind.ts'
import { openPostgresQueue } from '../../../server/job/postgresQueue.ts'
import type { Claim, Queue } from '../../../server/job/Queue.ts'
import { refusalIn } from '../../../server/job/refusalIn.ts'
import { openSqliteQueue } from '../../../server/job/sqliteQueue.ts'
import { RequestTrouble } from '../../../server/region/RequestTrouble.ts'
import { backupStore } from '../../../server/store/backup/backupStore.ts'
import { restoreStore } from '../../../server/store/backup/restoreStore.ts'
import { openDatabase, type StoreSettings } from '../../../server/store/index.ts'
import { recordFigure } from '../../reliability/figures.ts'
import { describeStores } from '../store/bothStores.ts'
import { becomes, begin, heldWork, kindOf, letLeasesEnd, openStoreAt, startJobs, until } from './startJobs.ts'

describeStores('jobs', ({ place }) => {
  it('works at what was begun, and keeps its result and its file', async () => {
    const bytes = Buffer.from('{"a":1}')
    const seen: Pick<Work, 'title' | 'by' | 'input'>[] = []
    const jobs = await startJobs({
      store: await openStoreAt(await place()),
      kinds: [
        kindOf(async ({ title, by, input }) => {
          seen.push({ title, by, input })
          return { result: '/there', file: { name: 'a.json', type: 'application/json', bytes } }
        }),
      ],
    })
    const begun = await begin(jobs, { title: 'Året 2026', input: { dataset: 'demonstration' } })
    expect(begun).toMatchObject({ state: 'waiting', attempts: 0, startedAt: null, endedAt: null, by: 'anna' })
    expect(await becomes(jobs, begun, 'finished')).toMatchObject({
      attempts: 1,
      result: '/there',
      problem: null,
      progress: null,
    })
    expect(seen).toEqual([{ title: 'Året 2026', by: 'anna', input: { dataset: 'demonstration' } }])
    const file = await jobs.file(begun.id)
    expect([file.name, file.type, Buffer.from(file.bytes).toString()]).toEqual([
      'a.json',
      'application/json',
      '{"a":1}',
    ])
  })

  it('begins one job where the same request comes twice, at once as well as later', async () => {
    const jobs = await startJobs({
      store: await openStoreAt(await place()),
      kinds: [kindOf(async () => ({ result: null }))],
    })
    const sent = () => begin(jobs, { key: 'once', input: { a: 1, b: 2 } })
    const ids = (await Promise.all([sent(), sent(), sent()])).map(({ id }) => id)
    await becomes(jobs, { id: ids[0] ?? '' }, 'finished')
    expect(new Set([...ids, (await begin(jobs, { key: 'once', input: { b: 2, a: 1 } })).id]).size).toBe(1)
    expect((await jobs.list({ limit: 10 })).items.length).toBe(1)
    await expect(begin(jobs, { key: 'once', input: { a: 2 } })).rejects.toMatchObject({ code: 'key-used-before' })
    expect((await begin(jobs, { key: 'once', input: { a: 2 }, by: 'bo' })).by).toBe('bo')
  })

  it('cancels what waits at once, and what runs when its worker has ended', async () => {
    const held = heldWork()
    const slow = (work: Work) => held.work(work).catch(() => slowly())
    let release = (): void => undefined
    const slowly = () =>
      new Promise<never>((_, reject) => {
        release = () => reject(new Error('ended'))
      })
    const jobs = await startJobs({ store: await openStoreAt(await place()), kinds: [kindOf(slow)], most: 1 })
    const [first, second] = [await begin(jobs), await begin(jobs)]
    await becomes(jobs, first, 'running')
    expect((await jobs.cancel(second.id)).state).toBe('cancelled')
    expect((await jobs.cancel(first.id)).state).toBe('running')
    await until(() => held.begun[0]?.signal.aborted === true)
    expect((await jobs.find(first.id)).state).toBe('running')
    release()
    const ended = await becomes(jobs, first, 'cancelled')
    expect([ended.result, ended.problem]).toEqual([null, null])
    expect((await jobs.cancel(first.id)).endedAt).toBe(ended.endedAt)
    await jobs.close()
    expect(held.begun.length).toBe(1)
  })

  it('ends a job that goes back to the queue while it is cancelled, as soon as it is taken again', async () => {
    const store = await openStoreAt(await place())
    const kinds = [kindOf(async () => ({ result: '/done' }))]
    const before = await startJobs({ store, kinds, isWorking: false })
    const { id } = await begin(before)
    await jobDatabase(store).updateTable('job').set({ state: 'running', attempts: 1 }).where('id', '=', id).execute()
    const database = jobDatabase(store)
    const board = createBoard({
      // Its worker fails between the two steps of the cancelling, and it waits again.
      database: withBetween(database, (transaction) =>
        transaction.updateTable('job').set({ state: 'waiting' }).where('id', '=', id).execute(),
      ),
      queue: {} as Queue, // from which nothing that runs is taken
      kinds,
      place: 'here',
      mostWaiting: 9,
      keepFiles: 9,
      now: () => new Date().toISOString(),
      onBegun: () => undefined,
      onCancelled: () => undefined,
    })
    expect((await board.cancel(id)).state).toBe('waiting')
    const jobs = await startJobs({ store, kinds })
    expect(await becomes(jobs, { id }, 'cancelled')).toMatchObject({ attempts: 1, result: null })
  })

  it('tries again what is safe, after waits that grow, and no oftener than its kind says', async () => {
    const store = await openStoreAt(await place())
    const times: number[] = []
    const failing = kindOf(
      async ({ input }) => {
        times.push(performance.now())
        if (times.length > Number(input['good after'])) return { result: '/good' }
        throw new Error('the machine is tired')
      },
      { mostFailures: 3 },
    )
    const jobs = await startJobs({ store, kinds: [failing], firstWait: 0.2 })
    const good = await begin(jobs, { input: { 'good after': 2 } })
    expect(await becomes(jobs, good, 'finished')).toMatchObject({ attempts: 3, result: '/good' })
    expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(199)
    expect(times[2]! - times[1]!).toBeGreaterThanOrEqual(399)
    await jobs.close()

    const hasty = await startJobs({ store, kinds: [failing, { ...failing, kind: 'draws', isSafe: false }] })
    const never = await begin(hasty, { input: { 'good after': 99 } })
    expect(await becomes(hasty, never, 'failed')).toMatchObject({ attempts: 3, problem: { type: '/problems/server' } })
    const unsafe = await begin(hasty, { kind: 'draws', input: { 'good after': 99 } })
    expect(await becomes(hasty, unsafe, 'failed')).toMatchObject({ attempts: 1 })
  })

  it('tries again in time, though the clock has gone back a day', async () => {
    let [day, times] = [2, 0]
    const jobs = await startJobs({
      store: await openStoreAt(await place()),
      now: () => new Date(`2026-01-0${day}`),
      kinds: [
        kindOf(async () => {
          times += 1
          if (times > 1) return { result: '/good' }
          throw new Error('the machine is tired')
        }),
      ],
      firstWait: 0.2,
    })
    const job = await begin(jobs)
    await until(async () => times === 1 && (await jobs.find(job.id)).state === 'waiting')
    day = 1
    expect((await becomes(jobs, job, 'finished')).result).toBe('/good')
  })

  it('does not try again what was refused, and says it in its own words', async () => {
    const refusing = kindOf(async () => {
      throw new RequestTrouble('There is no clinic `norr`.', 'Choose another.')
    })
    const jobs = await startJobs({ store: await openStoreAt(await place()), kinds: [refusing] })
    const { attempts, problem } = await becomes(jobs, await begin(jobs), 'failed')
    expect([attempts, problem?.type, problem?.detail]).toEqual([
      1,
      '/problems/unknown-name',
      'There is no clinic `norr`. Choose another.',
    ])
  })

  it('goes by turns: one user’s one job does not wait for another’s forty', async () => {
    const store = await openStoreAt(await place())
    const order: string[] = []
    const kinds = [
      kindOf(async ({ by }) => {
        order.push(by)
        return { result: null }
      }),
    ]
    const waiting = await startJobs({ store, kinds, isWorking: false })
    for (let job = 0; job < 40; job += 1) await begin(waiting, { by: 'anna' })
    await begin(waiting, { by: 'bo' })
    for (const by of ['cilla', 'cilla']) await begin(waiting, { by })
    const jobs = await startJobs({ store, kinds, most: 1 })
    await until(() => order.length === 43)
    expect(order.slice(0, 5)).toEqual(['anna', 'bo', 'cilla', 'anna', 'cilla'])
    expect(order.slice(5).every((by) => by === 'anna')).toBe(true)
    await jobs.close()
  })

  it('runs so many at once, and so many of one user', async () => {
    const held = heldWork()
    const jobs = await startJobs({
      store: await openStoreAt(await place()),
      kinds: [kindOf(held.work)],
      most: 3,
      perUser: 2,
    })
    for (const by of ['anna', 'anna', 'anna', 'anna']) await begin(jobs, { by })
    await until(() => held.begun.length === 2)
    for (const by of ['bo', 'bo']) await begin(jobs, { by })
    await until(() => held.begun.length === 3)
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(held.begun.map(({ by }) => by)).toEqual(['anna', 'anna', 'bo'])
    held.end(0)
    await until(() => held.begun.length === 4)
    expect(held.begun[3]?.by).toBe('anna')
    held.end(2)
    await until(() => held.begun.length === 5)
    expect(held.begun[4]?.by).toBe('bo')
  })

  it('lets no user have more than so many waiting, and takes what was sent before all the same', async () => {
    const jobs = await startJobs({
      store: await openStoreAt(await place()),
      kinds: [kindOf(async () => ({ result: null }))],
      isWorking: false,
      mostWaiting: 2,
    })
    const [first] = [await begin(jobs, { key: 'first' }), await begin(jobs)]
    await expect(begin(jobs)).rejects.toMatchObject({ code: 'too-many-jobs', status: 429 })
    expect((await begin(jobs, { key: 'first' })).id).toBe(first.id)
    expect((await begin(jobs, { by: 'bo' })).state).toBe('waiting')
    await jobs.cancel(first.id)
    expect((await begin(jobs)).state).toBe('waiting')
    expect((await jobs.list({ limit: 10 })).items.length).toBe(4)
  })

  it('ends work that tells nothing new for long, tries again what is safe, and says so', async () => {
    const held = heldWork()
    const store = await openStoreAt(await place())
    const said: string[] = []
    const kinds = [kindOf(held.work, { mostFailures: 2 })]
    const jobs = await startJobs({ store, kinds, stalledAfter: 300, log: (line) => said.push(line) })
    const told = setInterval(() => held.begun[0]?.tell('reading', 0.1), 20)
    onTestFinished(() => clearInterval(told))
    const job = await begin(jobs)
    await until(() => held.begun.length === 1)
    await new Promise((resolve) => setTimeout(resolve, 450))
    expect(held.begun.length).toBe(1)
    clearInterval(told)
    const ended = await becomes(jobs, job, 'failed')
    expect(ended).toMatchObject({ attempts: 2, result: null, problem: { type: '/problems/worker-stalled' } })
    expect(held.begun.every(({ signal }) => signal.aborted)).toBe(true)
    expect(said).toEqual([expect.stringContaining(`${ended.problem?.instance} job ${job.id}: `)])
  })

  it('removes the files of jobs that ended long ago, and nothing else', async () => {
    const store = await openStoreAt(await place())
    const file = { name: 'a.json', type: 'application/json', bytes: Buffer.from('{}') }
    const kinds = [kindOf(async ({ id }) => ({ result: `/api/jobs/${id}/file`, file }))]
    const on = (day: string) => startJobs({ store, kinds, keepFiles: 30, now: () => new Date(`2026-${day}T12:00:00Z`) })
    const early = await on('01-01')
    const old = await becomes(early, await begin(early), 'finished')
    expect(old.fileUntil).toBe('2026-01-31T12:00:00.000Z')
    await early.close()
    const later = await on('01-30')
    const young = await becomes(later, await begin(later), 'finished')
    expect((await later.file(old.id)).name).toBe('a.json')
    await later.close()
    const last = await on('02-01')
    await expect(last.file(old.id)).rejects.toMatchObject({ code: 'file-removed', status: 410 })
    expect(await last.find(old.id)).toEqual(old)
    expect((await last.file(young.id)).name).toBe('a.json')
  })

  it('tells how far it is', async () => {
    const held = heldWork()
    const jobs = await startJobs({ store: await openStoreAt(await place()), kinds: [kindOf(held.work)] })
    const job = await begin(jobs)
    await until(() => held.begun.length === 1)
    held.begun[0]?.tell('reading contacts', 0.25)
    await until(async () => (await jobs.find(job.id)).progress !== null)
    expect((await jobs.find(job.id)).progress).toEqual({ step: 'reading contacts', share: 0.25, secondsLeft: null })
    held.end()
    expect((await becomes(jobs, job, 'finished')).progress).toBeNull()
  })

  it('lists the newest first, page by page and by state, whatever the clock does', async () => {
    const days = [9, 8, 7, 6, 5, 4, 3, 2, 1]
    const jobs = await startJobs({
      store: await openStoreAt(await place()),
      kinds: [kindOf(async () => ({ result: null }))],
      now: () => new Date(`2026-01-0${days.length > 1 ? days.shift() : days[0]}`),
    })
    const ids: string[] = []
    for (const title of ['a', 'b', 'c']) {
      const { id } = await begin(jobs, { title })
      ids.push(id)
      const { createdAt, startedAt, endedAt } = await becomes(jobs, { id }, 'finished')
      expect([createdAt <= (startedAt ?? ''), (startedAt ?? '') <= (endedAt ?? '')]).toEqual([true, true])
    }
    const first = await jobs.list({ limit: 2 })
    const second = await jobs.list({ limit: 2, after: first.next ?? '' })
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids.toReversed())
    expect(second.next).toBeNull()
    expect((await jobs.list({ limit: 9, state: 'failed' })).items).toEqual([])
    await expect(jobs.list({ limit: 2, after: 'x' })).rejects.toMatchObject({ code: 'unreadable-page' })
  })

  it('lets go of what runs when it is closed, and takes it again at the next start', async () => {
    const store = await openStoreAt(await place())
    const held = heldWork()
    const before = await startJobs({ store, kinds: [kindOf(held.work)] })
    const job = await begin(before)
    await until(() => held.begun.length === 1)
    await before.close()
    expect(await before.find(job.id)).toMatchObject({ state: 'waiting', attempts: 1 })
    const after = await startJobs({ store, kinds: [kindOf(async () => ({ result: '/again' }), { mostFailures: 1 })] })
    expect(await becomes(after, job, 'finished')).toMatchObject({ attempts: 2, result: '/again' })
  })

  it('takes again what a lost worker had, where that is safe, and keeps one result', async () => {
    const store = await openStoreAt(await place())
    const held = heldWork()
    const bytes = (text: string) => ({ name: 'a', type: 'text/plain', bytes: Buffer.from(text) })
    // Neither is ever told: it works on as a process does that was frozen.
    const frozen = kindOf(async (work) => {
      await held.work({ ...work, signal: new AbortController().signal })
      return { result: '/late', file: bytes('late') }
    })
    const kinds = [frozen, { ...frozen, kind: 'draws' as const, isSafe: false }]
    const lost = await startJobs({ store, kinds, most: 2 })
    const safe = await begin(lost, { by: 'anna' })
    const unsafe = await begin(lost, { by: 'bo', kind: 'draws' })
    await until(() => held.begun.length === 2)
    await letLeasesEnd(store)
    const other = kindOf(async () => ({ result: '/once', file: bytes('once') }))
    const said: string[] = []
    const again = [other, { ...other, kind: 'draws' as const, isSafe: false }]
    const next = await startJobs({ store, kinds: again, log: (line) => said.push(line) })
    expect(await becomes(next, safe, 'finished')).toMatchObject({ attempts: 2, result: '/once' })
    const failed = await becomes(next, unsafe, 'failed')
    expect(failed).toMatchObject({ attempts: 1, problem: { type: '/problems/worker-lost' } })
    expect(said).toEqual([expect.stringContaining(`${failed.problem?.instance} job ${unsafe.id}: `)])
    held.end(0)
    held.end(1)
    await lost.close()
    expect(await next.find(safe.id)).toMatchObject({ state: 'finished', result: '/once' })
    expect(Buffer.from((await next.file(safe.id)).bytes).toString()).toBe('once')
    expect(await next.find(unsafe.id)).toMatchObject({ state: 'failed', result: null })
  })

  it('leaves what needs another server’s disk to that server', async () => {
    const store = await openStoreAt(await place())
    const local = (name: string) =>
      kindOf(async () => ({ result: name }), { read: (input) => ({ input, isLocal: true }) })
    const there = await startJobs({ store, kinds: [local('/there')], place: 'there', isWorking: false })
    const job = await begin(there)
    const here = await startJobs({ store, kinds: [local('/here')], place: 'here' })
    await becomes(here, await begin(here), 'finished')
    expect((await here.find(job.id)).state).toBe('waiting')
    const back = await startJobs({ store, kinds: [local('/there')], place: 'there' })
    expect((await becomes(back, job, 'finished')).result).toBe('/there')
  })

  it('leaves a job with who has it by now, where one that took it first wakes before it has begun', async () => {
    const store = await openStoreAt(await place())
    const kinds = [kindOf(async () => ({ result: null }))]
    const jobs = await startJobs({ store, kinds, isWorking: false })
    const { id } = await begin(jobs)
    const database = jobDatabase(store)
    const limits = { perUser: 2, place: 'here' }
    const queue =
      store.dialect === 'sqlite'
        ? await openSqliteQueue(database, limits)
        : await openPostgresQueue(database, limits, () => undefined)
    onTestFinished(() => queue.close())
    const record = keepRecord({
      database,
      queue,
      kinds,
      firstWait: 0,
      now: () => new Date().toISOString(),
      refusalIn,
      log: () => undefined,
    })
    const first = (await queue.take()) as Claim
    await database.transaction().execute((transaction) => queue.again(transaction, first, 0))
    const second = (await queue.take()) as Claim
    const row = await record.begin(second, 'second')
    expect(row).toMatchObject({ id, attempts: 1 })
    expect(await record.begin(first, 'first')).toBeUndefined()
    await record.end(second, row as JobRow, { how: 'finished', outcome: { result: '/of/second' } })
    expect(await jobs.find(id)).toMatchObject({ state: 'finished', result: '/of/second', attempts: 1 })
  })

  it('keeps its queue in order without a complaint', async () => {
    const store = await openStoreAt(await place())
    if (store.dialect !== 'postgres') return
    const said: string[] = []
    const queue = await openPostgresQueue(jobDatabase(store), { perUser: 2, place: 'here' }, (line) => said.push(line))
    onTestFinished(() => queue.close())
    await until(async () => {
      const { rows } = await sql<{ done: number }>`
        select count(*)::int as done from kapitera_jobs.queue where maintain_on is not null`.execute(store.database)
      return said.length > 0 || (rows[0]?.done ?? 0) > 0
    })
    expect(said).toEqual([])
  })

  it('refuses a title that a store cannot hold', async () => {
    const jobs = await startJobs({ store: await openStoreAt(await place()), kinds: [kindOf(heldWork().work)] })
    for (const title of ['a\0b', 'a\uD800'])
      await expect(begin(jobs, { title })).rejects.toMatchObject({ code: 'text-cannot-be-kept' })
    expect((await jobs.list({ limit: 1 })).items).toEqual([])
  })

  it('does what waited in a backup, in whichever store it is brought back to', async () => {
    const from = await place()
    const store = await openDatabase(from)
    const kinds = [kindOf(async ({ title }) => ({ result: `/of/${title}` }))]
    const before = await startJobs({ store, kinds, isWorking: false })
    const begun = [await begin(before, { title: 'one' }), await begin(before, { title: 'two', by: 'bo' })]
    await before.close()
    await store.close()
    const folder = mkdtempSync(join(tmpdir(), 'kapitera-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const file = join(folder, 'backup.sqlite')
    await backupStore(from, file, new Date())
    const embedded: StoreSettings = { dialect: 'sqlite', file: join(folder, 'restored.sqlite') }
    for (const to of [embedded, await place()]) {
      await restoreStore(to, file)
      const jobs = await startJobs({ store: await openStoreAt(to), kinds })
      for (const { id, title } of begun)
        expect(await becomes(jobs, { id }, 'finished')).toMatchObject({ result: `/of/${title}`, attempts: 1 })
      await jobs.close()
    }
    recordFigure('jobs-backup', `${begun.length} that waited, done in each kind of store`)
  })
})

/** A database in whose transactions something else is done once, after their first change. */
function withBetween(database: JobDatabase, change: (transaction: JobDatabase) => Promise<unknown>): JobDatabase {
  const transaction = () => ({
    execute: <T>(work: (inside: JobDatabase) => Promise<T>): Promise<T> =>
      database.transaction().execute((inside) => {
        let isDone = false
        const between: KyselyPlugin = {
          transformQuery: ({ node }) => node,
          transformResult: async ({ result }) => {
            if (!isDone) {
              isDone = true
              await change(inside)
            }
            return result
          },
        }
        return work(inside.withPlugin(between))
      }),
  })
  return new Proxy(database, {
    get: (target, name) => {
      if (name === 'transaction') return transaction
      const found: unknown = Reflect.get(target, name, target)
      return typeof found === 'function' ? (found.bind(target) as unknown) : found
    },
  })
}
