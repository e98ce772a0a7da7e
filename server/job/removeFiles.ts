import type { JobDatabase } from './JobTables.ts'

const DAY = 24 * 60 * 60 * 1000

/** Until when the file of a job is kept that ended at a time. */
export const keptUntil = (endedAt: string, days: number): string =>
  new Date(Date.parse(endedAt) + days * DAY).toISOString()

/**
 * Removes the files of jobs that ended more than so many days ago. The jobs stay as they are: what was asked, and when, is known,
 * and the same can be done again. Gives how many were removed.
 */
export async function removeFiles(database: JobDatabase, days: number, now: string): Promise<number> {
  const before = new Date(Date.parse(now) - days * DAY).toISOString()
  const ended = database.selectFrom('job').select('id').where('ended_at', '<', before)
  const { numDeletedRows } = await database.deleteFrom('job_file').where('job', 'in', ended).executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}
