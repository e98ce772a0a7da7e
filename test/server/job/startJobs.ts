import { sql } from 'kysely'
import { onTestFinished } from 'vitest'
import type { JobCard, JobState } from '../../../server/contract/jobs.ts'
import { createJobs, type JobsPlace } from '../../../server/job/createJobs.ts'
import type { JobDraft, Jobs } from '../../../server/job/Jobs.ts'
import type { Kind, Outcome, Work } from '../../../server/job/Kind.ts'
import { refusalIn } from '../../../server/job/refusalIn.ts'
import { openDatabase, type Store, type StoreSettings } from '../../../server/store/index.ts'

/** Opens a store; it is closed when the test ends. */
export async function openStoreAt(settings: StoreSettings): Promise<Store> {
  const store = await openDatabase(settings)
  onTestFinished(() => store.close())
  return store
}

/** A server's jobs. They are closed with the test, before their store is. */
export async function startJobs(
  place: Omit<JobsPlace, 'place' | 'log' | 'refusalIn'> & Partial<JobsPlace>,
): Promise<Jobs> {
  const jobs = await createJobs({
    place: 'here',
    refusalIn,
    log: () => undefined,
    firstWait: 0.02,
    lookEvery: 50,
    ...place,
  })
  onTestFinished(() => jobs.close())
  return jobs
}

/** A kind whose work is a function of the test. */
export function kindOf(work: (work: Work) => Promise<Outcome>, rest: Partial<Kind> = {}): Kind {
  return { kind: 'run', isSafe: true, mostFailures: 3, read: (input) => ({ input }), work, ...rest }
}

/** Work that ends when the test says so, or with its signal. */
export function heldWork() {
  const begun: Work[] = []
  const ends: (() => void)[] = []
  return {
    begun,
    end: (place = 0) => ends[place]?.(),
    work: (work: Work): Promise<Outcome> =>
      new Promise((resolve, reject) => {
        begun.push(work)
        ends.push(() => resolve({ result: `/of/${begun.indexOf(work)}` }))
        work.signal.addEventListener('abort', () => reject(new Error('told to end')))
      }),
  }
}

/** Begins one with nothing in particular. */
export const begin = (jobs: Jobs, draft: Partial<JobDraft> = {}): Promise<JobCard> =>
  jobs.begin({ kind: 'run', title: 'a job', input: {}, by: 'anna', ...draft })

/** Waits until it holds. */
export async function until(holds: () => boolean | Promise<boolean>, seconds = 50): Promise<void> {
  const end = Date.now() + seconds * 1000
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`It did not come to hold within ${seconds} seconds.`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** Waits until a job is in a state. */
export async function becomes(jobs: Jobs, { id }: Pick<JobCard, 'id'>, state: JobState): Promise<JobCard> {
  await until(async () => (await jobs.find(id)).state === state)
  return jobs.find(id)
}

/**
 * Lets the ten seconds pass after which a worker that was not heard of is taken for dead. The embedded store needs none: who
 * opens it knows that nobody else has it.
 */
export async function letLeasesEnd({ database, dialect }: Store): Promise<void> {
  if (dialect === 'sqlite') return
  await sql`update kapitera_jobs.job set heartbeat_on = heartbeat_on - interval '11 seconds' where state = 'active'`.execute(
    database,
  )
}
