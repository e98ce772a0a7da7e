import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jobDatabase } from '../../server/job/JobTables.ts'
import { type Dialect, openDatabase, type Store, type StoreSettings } from '../../server/store/index.ts'
import { effort, seed } from '../effort.ts'
import { needPostgres } from '../postgres.ts'
import {
  becomes,
  begin,
  heldWork,
  kindOf,
  letLeasesEnd,
  openStoreAt,
  startJobs,
  until,
} from '../server/job/startJobs.ts'
import { describeStores } from '../server/store/bothStores.ts'
import { chance } from './chance.ts'
import { type DurablePostgres, durablePostgres } from './durablePostgres.ts'
import { recordFigure } from './figures.ts'
import type { Told } from './jobsServer.ts'
import { type JobsServer, startDyingJobsServer, startJobsServer } from './jobsServerStarted.ts'
import type { CallPoint } from './killAtCall.ts'
import { nameOfCall } from './nameOfCall.ts'
import { countIn, printHistogram } from './printHistogram.ts'
import { hasStrace } from './strace.ts'

const KILLS = effort(3, 200)
const SENT_IN_A_LIFE = 3
const OUTAGE = effort(700, 30_000)

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Lets the leases of dead workers end, while no server is there. */
async function passTime(settings: StoreSettings): Promise<void> {
  if (settings.dialect === 'sqlite') return
  const store = await openDatabase(settings)
  try {
    await letLeasesEnd(store)
  } finally {
    await store.close()
  }
}

/** What a user finds of all jobs, in the order in which they were begun. */
const jobsIn = (store: Store) =>
  jobDatabase(store)
    .selectFrom('job')
    .leftJoin('job_file', 'job_file.job', 'job.id')
    .select(['job.id', 'title', 'state', 'attempts', 'result', 'job_file.name as file'])
    .orderBy('sequence')
    .execute()

/** Each job has ended well, and each has one result and one file, its own. */
async function allOnce(store: Store, titles: readonly string[]): Promise<readonly { readonly attempts: number }[]> {
  const jobs = await jobsIn(store)
  expect(jobs.map(({ title }) => title).toSorted()).toEqual(titles.toSorted())
  expect(jobs.filter(({ state, title, file }) => state !== 'finished' || file !== title)).toEqual([])
  const objects = await store.database
    .selectFrom('object')
    .innerJoin('object_version', 'object_version.object', 'object.id')
    .select(['object.id', 'name'])
    .execute()
  const kept = objects.map(({ id, name }) => `${name} ${id}`)
  expect(kept.toSorted()).toEqual(jobs.map(({ title, result }) => `${title} ${result}`).toSorted())
  return jobs
}

/** A call by which something is written, sent or waited for. */
function callOf(dialect: Dialect, below: (n: number) => number): CallPoint {
  const calls = { sqlite: ['fsync,fdatasync', 'pwrite64'], postgres: ['write,writev', 'epoll_pwait,epoll_wait'] }[
    dialect
  ]
  const [most, before] = { sqlite: [[30, 100], 1], postgres: [[150, 150], 20] }[dialect] as [number[], number]
  const which = below(2)
  return { calls: calls[which] ?? '', when: before + below(most[which] ?? 1) }
}

describeStores('a server with jobs that is killed with -9', ({ dialect, place }) => {
  it('loses no job that it acknowledged, and does none twice', async () => {
    const settings = await place()
    const below = chance(seed)
    const acknowledged = new Set<string>()
    const histogram = new Map<string, number>()
    const onTold = ({ point, title }: Told): void => {
      if (point === 'begun' && title !== undefined) acknowledged.add(title)
    }
    let sent = 0
    for (let kill = 0; kill < KILLS; kill += 1) {
      if (hasStrace && kill % 2 === 1) {
        await dieAtCall()
        continue
      }
      const server = startJobsServer({ settings }, onTold)
      // One in eight dies while it starts, makes the tables, or takes back what the one before had.
      if (below(8) === 7) await Promise.race([server.started, wait(below(600))])
      else {
        await server.started
        sendTo(server)
        // It tells of its start, and three times of each job: that it is acknowledged, worked at, and has its result.
        await server.told(1 + below(3 * SENT_IN_A_LIFE + 1))
        await wait(below(8))
      }
      countIn(histogram, server.point())
      await server.end('SIGKILL')
      await passTime(settings)
    }
    const before = acknowledged.size
    const last = startJobsServer({ settings }, onTold)
    await last.started
    // What was not acknowledged is sent again, under the key that it had: whether it was begun or not, it is done once.
    const titles = Array.from({ length: sent }, (_, n) => `job ${n + 1}`)
    titles.forEach((title, n) => {
      if (!acknowledged.has(title)) last.send(title, `user ${(n + 1) % 5}`)
    })
    await until(() => acknowledged.size === sent, effort(50, 600))
    await last.drain()
    await last.end('SIGTERM')
    const store = await openStoreAt(settings)
    const jobs = await allOnce(store, titles)
    const again = jobs.filter(({ attempts }) => attempts > 1).length
    const title = `${dialect}: ${KILLS} kills, ${before} of ${sent} jobs acknowledged, ${again} begun again; told last`
    printHistogram(title, histogram)
    recordFigure(
      `jobs-${dialect}`,
      `${KILLS} kills, ${before} jobs acknowledged, 0 lost, ${again} begun again, 0 done twice`,
    )

    function sendTo(server: Pick<JobsServer, 'send'>): void {
      for (let job = 0; job < SENT_IN_A_LIFE; job += 1) {
        sent += 1
        server.send(`job ${sent}`, `user ${sent % 5}`)
      }
    }

    /** A life that ends at a call to the system; where its jobs are done before it comes there, it ends then. */
    async function dieAtCall(): Promise<void> {
      const server = startDyingJobsServer({ settings }, onTold, callOf(dialect, below))
      const begun = server.started.then(async () => {
        sendTo(server)
        await server.told(1 + 3 * SENT_IN_A_LIFE)
        await wait(100)
        await server.end('SIGKILL')
      })
      await Promise.race([server.died, begun])
      const call = await server.died
      await server.gone
      countIn(histogram, `${server.point()}; ${nameOfCall(call)}`)
      await passTime(settings)
    }
  })
})

describeStores('a server that dies between a result and its acknowledgement', ({ place }) => {
  it('has one result: the job is begun again, and gives the one that is there', async () => {
    const settings = await place()
    const first = startJobsServer({ settings, dieAfter: 'job 1' })
    await first.started
    first.send('job 1', 'anna')
    await first.gone
    expect(first.point()).toBe('kept')
    await passTime(settings)
    const second = startJobsServer({ settings })
    await second.started
    await second.drain()
    await second.end('SIGTERM')
    const [job] = await allOnce(await openStoreAt(settings), ['job 1'])
    expect(job?.attempts).toBe(2)
    recordFigure('one-result', `${job?.attempts} attempts, 1 result, on both stores`)
  })
})

describe('jobs on PostgreSQL', () => {
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
  const open = (): Promise<Store> => openStoreAt({ dialect: 'postgres', connection: need().connection })

  it('are shared by two servers, each job done by one of them', async () => {
    const done: string[] = []
    const serverOf = async (server: string) =>
      startJobs({
        store: await open(),
        place: server,
        most: 1,
        kinds: [
          kindOf(async ({ id }) => {
            await wait(100) // longer than the other takes to look
            done.push(`${server} ${id}`)
            return { result: server }
          }),
        ],
      })
    const servers = await Promise.all([serverOf('first'), serverOf('second')])
    const ids: string[] = []
    for (let job = 0; job < 30; job += 1) ids.push((await begin(servers[0], { by: `user ${job % 4}` })).id)
    await until(() => done.length >= ids.length)
    expect(done.map((one) => one.replace(/^\w+ /, '')).toSorted()).toEqual(ids.toSorted())
    expect(new Set(done.map((one) => one.split(' ')[0]))).toEqual(new Set(['first', 'second']))
    const byFirst = done.filter((one) => one.startsWith('first')).length
    recordFigure(
      'jobs-shared',
      `${ids.length} jobs, ${byFirst} done by one and ${ids.length - byFirst} by the other, none twice`,
    )
    await Promise.all(servers.map((server) => server.close()))
  })

  it('go on while the database is gone for a while, and their results are written when it is back', async () => {
    const { stop, start } = need()
    const held = heldWork()
    const jobs = await startJobs({ store: await open(), kinds: [kindOf(held.work)], most: 1 })
    const [running, waiting] = [await begin(jobs), await begin(jobs)]
    await until(() => held.begun.length === 1)
    await stop()
    held.end(0)
    await wait(OUTAGE)
    await expect(begin(jobs)).rejects.toMatchObject({ code: 'store-not-reached' })
    await start()
    const back = performance.now()
    await until(() => held.begun.length === 2)
    held.end(1)
    await becomes(jobs, running, 'finished')
    await becomes(jobs, waiting, 'finished')
    recordFigure(
      'jobs-outage',
      `${OUTAGE / 1000} s away: 2 jobs, both done ${Math.ceil((performance.now() - back) / 1000)} s after it was back`,
    )
    await jobs.close()
  })
})
