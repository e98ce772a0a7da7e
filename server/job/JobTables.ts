import type { Generated, Kysely } from 'kysely'
import type { JobKind, JobState } from '../contract/jobs.ts'
import type { Store } from '../store/index.ts'

/** The tables of jobs, as `migration.ts` makes them. Both stores have the same. */
export interface JobTables {
  readonly job: JobTable
  readonly job_ticket: TicketTable
  readonly job_file: FileTable
}

/** The tables of jobs, open; in a transaction as well. */
export type JobDatabase = Kysely<JobTables>

/** A job as it is kept. Times are for people alone: what comes first, and who has a job, is never told by a clock. */
export interface JobTable {
  /** The order in which jobs were begun. */
  readonly sequence: Generated<number>
  readonly id: string
  readonly kind: JobKind
  readonly title: string
  readonly made_by: string
  /** JSON. */
  readonly input: string
  readonly state: JobState
  /** JSON: step, share and seconds left. */
  readonly progress: string | null
  /** How often it was begun. */
  readonly attempts: number
  /** How often that came to nothing: it failed, or its worker was lost. */
  readonly failures: number
  /** 1 where it shall end as soon as it can. */
  readonly is_cancelled: number
  /** Which taking of it may end it; a worker that lost it has another. */
  readonly holder: string | null
  /** The server whose disk it needs; none where any server may take it. */
  readonly place: string | null
  /** Its place in the turns of all users. */
  readonly round: number
  /** The key that it was sent with, and SHA-256 of what was asked. */
  readonly key: string | null
  readonly request: string
  readonly created_at: string
  readonly started_at: string | null
  readonly ended_at: string | null
  readonly result: string | null
  /** JSON. */
  readonly problem: string | null
}

/** The queue of the embedded store: a row for each job that waits or runs. On PostgreSQL pg-boss has these. */
interface TicketTable {
  readonly job: string
  readonly made_by: string
  readonly place: string | null
  readonly round: number
  readonly sequence: number
  /** Milliseconds of the clock. */
  readonly ready_at: number
  /** Counts how often it was taken; 1 where it is taken now. */
  readonly taken: number
  readonly is_taken: number
}

/** A file that a job made. */
interface FileTable {
  readonly job: string
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

/** The store as jobs see it. */
export function jobDatabase({ database }: Store): JobDatabase {
  return database as unknown as JobDatabase // each room knows its own tables
}
