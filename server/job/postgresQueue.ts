import { sql } from 'kysely'
import { fromKysely, PgBoss } from 'pg-boss'
import type { JobDatabase } from './JobTables.ts'
import type { Claim, Queue, QueueLimits } from './Queue.ts'

/** Its own schema in the store's database. */
const SCHEMA = 'kapitera_jobs'
/** pg-boss takes back what has not said for so long that its worker lives: its shortest. */
const LEASE_SECONDS = 10
const [BEAT, LOOK, LOOK_AFTER_DEAD_SECONDS] = [2500, 1000, 2]
/** Whether a job may be tried again is decided by its kind, when it is taken; the queue itself never gives up. */
const [MOST_TAKINGS, LONGEST_SECONDS, KEPT_SECONDS] = [1_000_000, 24 * 3600 - 1, 10 * 365 * 24 * 3600]

/**
 * The queue on PostgreSQL, by pg-boss: several servers take from it, and what a dead one had is taken by another. Every
 * time is the database's, so that no server's clock matters. Round *n* has priority *-n*.
 */
export async function openPostgresQueue(
  database: JobDatabase,
  { perUser, place }: QueueLimits,
  log: (line: string) => void,
): Promise<Queue> {
  const boss = new PgBoss({
    db: fromKysely(database), // one pool for all that a server asks of its database
    schema: SCHEMA,
    schedule: false,
    superviseIntervalSeconds: LOOK_AFTER_DEAD_SECONDS,
    monitorIntervalSeconds: LOOK_AFTER_DEAD_SECONDS,
    registerInstance: false,
    monitorVacuum: false,
  })
  boss.on('error', (error) => log(`jobs: ${error.message}`))
  const queues = [nameOf(place), nameOf(null)]
  await alone(database, async () => {
    await boss.start()
    for (const name of queues)
      await boss.createQueue(name, {
        heartbeatSeconds: LEASE_SECONDS,
        retryLimit: MOST_TAKINGS,
        expireInSeconds: LONGEST_SECONDS,
        retentionSeconds: KEPT_SECONDS,
      })
  })
  let turn = 0

  const inside = (transaction: JobDatabase) => ({ db: fromKysely(transaction) })
  const attempt = ({ job, taking }: Claim) => ({ id: job, retryCount: taking })
  return {
    put: async (transaction, { job, by, place: kept, round }) => {
      await boss.send(nameOf(kept), {}, { id: job, priority: -round, group: { id: by }, ...inside(transaction) })
    },
    take: async () => {
      // Each queue begins every second time: neither starves.
      turn += 1
      for (const [name, kept] of turn % 2 === 0
        ? ([
            [queues[0], place],
            [queues[1], null],
          ] as const)
        : ([
            [queues[1], null],
            [queues[0], place],
          ] as const)) {
        const [taken] = await boss.fetch(name ?? '', { batchSize: 1, groupConcurrency: perUser })
        if (taken) return { job: taken.id, place: kept, taking: taken.retryCount }
      }
      return undefined
    },
    beat: async (claim, transaction) =>
      touched(await boss.touch(nameOf(claim.place), attempt(claim), inside(transaction ?? database))),
    end: async (transaction, claim) =>
      touched(await boss.complete(nameOf(claim.place), attempt(claim), null, inside(transaction))),
    again: async (transaction, claim, seconds) => {
      const name = nameOf(claim.place)
      if (!touched(await boss.fail(name, attempt(claim), null, inside(transaction)))) return false
      await boss.update(name, undefined, { id: claim.job, startAfter: seconds, ...inside(transaction) })
      return true
    },
    drop: async (transaction, { job, place: kept }) => {
      await boss.cancel(nameOf(kept), job, inside(transaction))
    },
    has: async (jobs) => {
      const { rows } = await sql<{ id: string }>`
        select id::text as id from ${sql.table(`${SCHEMA}.job`)} where state in ('created', 'retry', 'active')`.execute(
        database,
      )
      const there = new Set(rows.map(({ id }) => id))
      return new Set(jobs.filter(({ job }) => there.has(job)).map(({ job }) => job))
    },
    beatEvery: BEAT,
    lookEvery: LOOK,
    close: () => boss.stop({ graceful: false, close: false }),
  }
}

/** Jobs that any server may take, and those that need the disk of one. */
const nameOf = (place: string | null): string => (place === null ? 'kapitera' : `kapitera/${place}`)

/** Of servers that start at once, one at a time makes the schema: pg-boss does not see to that itself. */
function alone(database: JobDatabase, make: () => Promise<void>): Promise<void> {
  return database.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(hashtext(${SCHEMA}))`.execute(connection)
    try {
      await make()
    } finally {
      await sql`select pg_advisory_unlock(hashtext(${SCHEMA}))`.execute(connection)
    }
  })
}

/** Whether a command of pg-boss met the job in the taking that it named; its types do not say that it tells. */
function touched(response: object): boolean {
  if (!('affected' in response) || typeof response.affected !== 'number') throw new Error('pg-boss tells no number.')
  return response.affected > 0
}
