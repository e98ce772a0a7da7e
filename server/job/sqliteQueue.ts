import { sql } from 'kysely'
import type { JobDatabase } from './JobTables.ts'
import type { Claim, Queue, QueueLimits } from './Queue.ts'

const [BEAT, LOOK] = [1000, 1000]
/** Nothing is put back for longer; a wait that seems longer is a clock that went back. */
export const LONGEST_WAIT_SECONDS = 600

/**
 * The queue of the embedded store, a table. One process at a time has that store, so whatever is taken when it is opened
 * was taken by a process that is no more: it is free again at once, without a clock.
 */
export async function openSqliteQueue(
  database: JobDatabase,
  { perUser, place }: QueueLimits,
  clock: () => number = Date.now,
): Promise<Queue> {
  await database.updateTable('job_ticket').set({ is_taken: 0 }).where('is_taken', '=', 1).execute()

  const ours = ({ job, taking }: Claim) => sql<boolean>`job = ${job} and taken = ${taking} and is_taken = 1`
  return {
    put: async (transaction, { job, by, place: kept, round, sequence }) => {
      await transaction
        .insertInto('job_ticket')
        .values({ job, made_by: by, place: kept, round, sequence, ready_at: 0, taken: 0, is_taken: 0 })
        .execute()
    },
    take: async () => {
      const now = clock()
      // One statement: nobody takes between the choice and the mark.
      const { rows } = await sql<Claim>`
        update job_ticket set is_taken = 1, taken = taken + 1
        where job = (
          select one.job from job_ticket as one
          where one.is_taken = 0
            and (one.place is null or one.place = ${place})
            and (one.ready_at <= ${now} or one.ready_at > ${now + LONGEST_WAIT_SECONDS * 1000})
            and (select count(*) from job_ticket as other where other.made_by = one.made_by and other.is_taken = 1) < ${perUser}
          order by one.round, one.sequence limit 1
        )
        returning job, place, taken as taking`.execute(database)
      return rows[0]
    },
    beat: async (claim, transaction = database) =>
      (await transaction.selectFrom('job_ticket').select('job').where(ours(claim)).executeTakeFirst()) !== undefined,
    end: async (transaction, claim) => {
      const { numDeletedRows } = await transaction.deleteFrom('job_ticket').where(ours(claim)).executeTakeFirstOrThrow()
      return numDeletedRows > 0n
    },
    again: async (transaction, claim, seconds) => {
      const { numUpdatedRows } = await transaction
        .updateTable('job_ticket')
        .set({ is_taken: 0, ready_at: clock() + Math.min(seconds, LONGEST_WAIT_SECONDS) * 1000 })
        .where(ours(claim))
        .executeTakeFirstOrThrow()
      return numUpdatedRows > 0n
    },
    drop: async (transaction, { job }) => {
      await transaction.deleteFrom('job_ticket').where('job', '=', job).execute()
    },
    has: async (jobs) => {
      if (jobs.length === 0) return new Set()
      const rows = await database.selectFrom('job_ticket').select('job').execute()
      return new Set(rows.map(({ job }) => job))
    },
    beatEvery: BEAT,
    lookEvery: LOOK,
    close: async () => undefined,
  }
}
