import type { Problem } from '../contract/Problem.ts'
import type { Store } from '../store/index.ts'
import { createBoard } from './createBoard.ts'
import { jobDatabase } from './JobTables.ts'
import type { Jobs } from './Jobs.ts'
import type { Kind } from './Kind.ts'
import { removeFiles } from './removeFiles.ts'
import { openPostgresQueue } from './postgresQueue.ts'
import { openSqliteQueue } from './sqliteQueue.ts'
import { type JobWork, workJobs } from './workJobs.ts'

/** Where jobs are kept, and how many run. */
export interface JobsPlace {
  readonly store: Store
  readonly kinds: readonly Kind[]
  /** What names the disk of this server: a job that needs it is taken by no other. */
  readonly place: string
  /** How many run at once in this server, and for one user over all servers. */
  readonly most?: number
  readonly perUser?: number
  /** How many of one user may wait. */
  readonly mostWaiting?: number
  /** After how long without news a job is ended, in milliseconds. */
  readonly stalledAfter?: number
  /** For how many days the files are kept that jobs make. */
  readonly keepFiles?: number
  /** After a first failure, in seconds. */
  readonly firstWait?: number
  /** How long it waits before it looks again where nothing was to take, in milliseconds. */
  readonly lookEvery?: number
  /** Whether jobs are worked at here; without, they are begun for others to take. */
  readonly isWorking?: boolean
  readonly now?: () => Date
  /** What an error refuses, in words for the reader. */
  readonly refusalIn: (error: unknown) => Problem | undefined
  readonly log: (line: string) => void
}

/** A short job need not wait for a long one of the same user, and one place is always left for another user. */
const [MOST, PER_USER, FIRST_WAIT_SECONDS] = [3, 2, 2]
const [MOST_WAITING, KEEP_FILES_DAYS] = [100, 90]
const [STALLED_AFTER, DAY] = [2 * 60 * 60 * 1000, 24 * 60 * 60 * 1000]

/** Opens the jobs of a store, and works at them. */
export async function createJobs({
  store,
  kinds,
  place,
  most = MOST,
  perUser = PER_USER,
  mostWaiting = MOST_WAITING,
  stalledAfter = STALLED_AFTER,
  keepFiles = KEEP_FILES_DAYS,
  firstWait = FIRST_WAIT_SECONDS,
  lookEvery,
  isWorking = true,
  now: clock = () => new Date(),
  refusalIn,
  log,
}: JobsPlace): Promise<Jobs> {
  const database = jobDatabase(store)
  const now = (): string => clock().toISOString()
  const limits = { perUser, place }
  const queue =
    store.dialect === 'sqlite'
      ? await openSqliteQueue(database, limits, () => clock().getTime())
      : await openPostgresQueue(database, limits, log)
  await putBack()
  await removeOld()
  const daily = setInterval(() => void removeOld(), DAY)
  daily.unref()
  const work: JobWork | undefined = isWorking
    ? workJobs({
        database,
        queue: { ...queue, lookEvery: lookEvery ?? queue.lookEvery },
        kinds,
        most,
        firstWait,
        stalledAfter,
        now,
        refusalIn,
        log,
      })
    : undefined
  const board = createBoard({
    database,
    queue,
    kinds,
    place,
    mostWaiting,
    keepFiles,
    now,
    onBegun: () => work?.wake(),
    onCancelled: (id) => work?.stop(id),
  })
  let closed: Promise<void> | undefined
  async function close(): Promise<void> {
    clearInterval(daily)
    await work?.close()
    await queue.close()
  }
  return { ...board, close: () => (closed ??= close()) }

  /** Where it fails, it is done the next day. */
  async function removeOld(): Promise<void> {
    try {
      const removed = await removeFiles(database, keepFiles, now())
      if (removed > 0) log(`jobs: removed ${removed} files of jobs that ended more than ${keepFiles} days ago.`)
    } catch (error) {
      log(`jobs: old files were not removed: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  /** A backup has jobs without a queue of PostgreSQL: what has not ended is put in its place again. */
  async function putBack(): Promise<void> {
    const rows = await database.selectFrom('job').selectAll().where('state', 'in', ['waiting', 'running']).execute()
    const tickets = rows.map(({ id, made_by, ...row }) => ({ ...row, job: id, by: made_by }))
    const there = await queue.has(tickets)
    for (const ticket of tickets) if (!there.has(ticket.job)) await queue.put(database, ticket)
  }
}
