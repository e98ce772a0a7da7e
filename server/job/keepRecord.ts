import type { Selectable } from 'kysely'
import type { Problem } from '../contract/Problem.ts'
import { faultProblem, lostProblem, stalledProblem, WorkerEnded, WorkerStalled } from './jobProblem.ts'
import type { JobDatabase, JobTable } from './JobTables.ts'
import type { Kind, Outcome } from './Kind.ts'
import type { Claim, Queue } from './Queue.ts'

/** A job as it is kept. */
export type JobRow = Selectable<JobTable>

/** How one taking of a job came out. */
export type Ended =
  | { readonly how: 'finished'; readonly outcome: Outcome }
  | { readonly how: 'failed'; readonly error: unknown }
  | { readonly how: 'cancelled' }
  | { readonly how: 'let go' }
  /** Another has it by now. */
  | { readonly how: 'lost' }

/** What is written down of a job between its turn and its end. */
export interface JobRecord {
  /** Marks it as running; nothing where it has ended, or may not be done again after its worker was lost. */
  readonly begin: (claim: Claim, holder: string) => Promise<JobRow | undefined>
  readonly progress: (row: JobRow, progress: string) => Promise<void>
  /** Writes down once how it ended. A worker that has lost the job writes nothing. */
  readonly end: (claim: Claim, row: JobRow, ended: Ended) => Promise<void>
}

/** What keeping a record needs. */
export interface RecordParts {
  readonly database: JobDatabase
  readonly queue: Queue
  readonly kinds: readonly Kind[]
  /** How long a job waits after its first failure, in seconds; after each further one twice as long. */
  readonly firstWait: number
  readonly now: () => string
  /** What an error refuses, in words for the reader; nothing for a fault of ours, which may be tried again. */
  readonly refusalIn: (error: unknown) => Problem | undefined
  readonly log: (line: string) => void
}

const LONGEST_WAIT = 600

/** Takes the transaction back of a worker that has lost the job before it began. */
class Overtaken extends Error {
  override readonly name = 'Overtaken'
}

function nothingIfOvertaken(error: unknown): undefined {
  if (!(error instanceof Overtaken)) throw error
}

/** Keeps the record of jobs. The row of a job is taken hold of first, its place in the queue then: so nobody waits for each other. */
export function keepRecord({ database, queue, kinds, firstWait, now, refusalIn, log }: RecordParts): JobRecord {
  const kindOf = ({ kind }: JobRow): Kind | undefined => kinds.find((one) => one.kind === kind)

  function problemOf(error: unknown, job: string, failures: number): string {
    if (error instanceof WorkerEnded) return JSON.stringify(lostProblem(job, failures, log))
    if (error instanceof WorkerStalled) return JSON.stringify(stalledProblem(job, log))
    return JSON.stringify(refusalIn(error) ?? faultProblem(error, log))
  }

  /** What becomes of it; nothing where it goes back to the queue. */
  function endOf(
    ended: Ended,
    { job, mayRetry, failures }: { readonly job: string; readonly mayRetry: boolean; readonly failures: number },
  ) {
    switch (ended.how) {
      case 'finished':
        return { state: 'finished', result: ended.outcome.result } as const
      case 'cancelled':
        return { state: 'cancelled' } as const
      case 'failed':
        return mayRetry ? undefined : ({ state: 'failed', problem: problemOf(ended.error, job, failures) } as const)
      case 'let go':
      case 'lost':
        return undefined
    }
  }

  return {
    begin: (claim, holder) =>
      database
        .transaction()
        .execute(async (transaction) => {
          const row = await transaction
            .updateTable('job')
            .set({ holder })
            .where('id', '=', claim.job)
            .returningAll()
            .executeTakeFirst()
          // Frozen between taking and beginning, it may be another's by now: that one's holder stays.
          if (!(await queue.beat(claim, transaction))) throw new Overtaken()
          if (!row || (row.state !== 'waiting' && row.state !== 'running')) {
            await queue.end(transaction, claim)
            return undefined
          }
          // It says that it runs, and it was there to take: whoever ran it is no more.
          const failures = row.failures + (row.state === 'running' ? 1 : 0)
          const kind = kindOf(row)
          const isLost = failures > row.failures && (!kind?.isSafe || failures >= kind.mostFailures)
          const isOver = row.is_cancelled === 1 || isLost
          if (isOver && !(await queue.end(transaction, claim))) return undefined
          const set = isOver
            ? {
                failures,
                progress: null,
                ended_at: notBefore(now(), row.started_at),
                ...(row.is_cancelled === 1
                  ? { state: 'cancelled' as const }
                  : { state: 'failed' as const, problem: JSON.stringify(lostProblem(row.id, failures, log)) }),
              }
            : {
                failures,
                progress: null,
                state: 'running' as const,
                attempts: row.attempts + 1,
                started_at: notBefore(now(), row.created_at),
              }
          await transaction.updateTable('job').set(set).where('id', '=', row.id).execute()
          return isOver ? undefined : { ...row, ...set }
        })
        .catch(nothingIfOvertaken),
    progress: async ({ id, holder }, progress) => {
      await database
        .updateTable('job')
        .set({ progress })
        .where('id', '=', id)
        .where('holder', '=', holder)
        .where('state', '=', 'running')
        .execute()
    },
    end: (claim, row, ended) =>
      database.transaction().execute(async (transaction) => {
        if (ended.how === 'lost') return
        const held = await transaction
          .updateTable('job')
          .set({ progress: null })
          .where('id', '=', row.id)
          .where('holder', '=', row.holder)
          .where('state', '=', 'running')
          .executeTakeFirstOrThrow()
        if (held.numUpdatedRows === 0n) return
        const kind = kindOf(row)
        const failures = row.failures + (ended.how === 'failed' ? 1 : 0)
        const mayRetry =
          ended.how === 'failed' &&
          refusalIn(ended.error) === undefined &&
          kind?.isSafe === true &&
          failures < kind.mostFailures
        const over = endOf(ended, { job: row.id, mayRetry, failures })
        const wait = mayRetry ? Math.min(LONGEST_WAIT, firstWait * 2 ** (failures - 1)) : 0
        const isOurs = over ? await queue.end(transaction, claim) : await queue.again(transaction, claim, wait)
        if (!isOurs) return
        const set = over ? { ...over, ended_at: notBefore(now(), row.started_at) } : { state: 'waiting' as const }
        await transaction
          .updateTable('job')
          .set({ ...set, failures, holder: null })
          .where('id', '=', row.id)
          .execute()
        if (ended.how === 'finished' && ended.outcome.file)
          await transaction
            .insertInto('job_file')
            .values({ job: row.id, ...ended.outcome.file })
            .onConflict((conflict) => conflict.column('job').doNothing())
            .execute()
      }),
  }
}

/** A clock may jump back; nothing ends before it began. Times of one form are ordered as their texts are. */
const notBefore = (time: string, other: string | null): string => (other !== null && time < other ? other : time)
