import type { JobDatabase } from './JobTables.ts'

/** What waits for its turn: which job, whose, and where. */
export interface Ticket {
  readonly job: string
  readonly by: string
  /** The server that alone may take it. */
  readonly place: string | null
  /** Smaller rounds go first; within a round, who came first. */
  readonly round: number
  readonly sequence: number
}

/** One taking of a job. Only the newest one may end it. */
export interface Claim {
  readonly job: string
  readonly place: string | null
  /** Counts up with each taking. */
  readonly taking: number
}

/**
 * Whose turn it is, and who has what: the one thing that the two stores do differently. A job is in the queue from when
 * it is put there until it has ended. What takes a transaction is done with it or not at all.
 */
export interface Queue {
  readonly put: (transaction: JobDatabase, ticket: Ticket) => Promise<void>
  /** The next job whose turn it is, or nothing. */
  readonly take: () => Promise<Claim | undefined>
  /** Says that its worker lives, within a transaction if one is given. `false` where the job is another's by now. */
  readonly beat: (claim: Claim, transaction?: JobDatabase) => Promise<boolean>
  /** Takes it out of the queue. `false` where it is another's by now. */
  readonly end: (transaction: JobDatabase, claim: Claim) => Promise<boolean>
  /** Puts it back, to be taken after so many seconds. `false` where it is another's by now. */
  readonly again: (transaction: JobDatabase, claim: Claim, seconds: number) => Promise<boolean>
  /** Takes a job out that nobody works at. */
  readonly drop: (transaction: JobDatabase, job: Pick<Ticket, 'job' | 'place'>) => Promise<void>
  /** The jobs of these that are in the queue, waiting or taken. */
  readonly has: (jobs: readonly Ticket[]) => Promise<ReadonlySet<string>>
  /** How often the worker says that it lives, in milliseconds. */
  readonly beatEvery: number
  /** How long to wait where nothing is to take, in milliseconds: another server, or time, may bring something. */
  readonly lookEvery: number
  readonly close: () => Promise<void>
}

/** How many jobs of one user run at once, over all servers. */
export interface QueueLimits {
  readonly perUser: number
  /** The places whose jobs this server may take. */
  readonly place: string
}
