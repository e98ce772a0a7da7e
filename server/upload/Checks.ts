import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Kind } from '../job/Kind.ts'
import { WorkerEnded } from '../job/jobProblem.ts'
import type { Jobs } from '../job/Jobs.ts'
import { RequestTrouble } from '../region/RequestTrouble.ts'
import { removeOtherImports, syncToDisk } from '../dataset/importingFolder.ts'
import type { Job, JobMessage } from './Job.ts'
import { progressOf } from './progressOf.ts'
import { type RunningJob, runJob } from './runJob.ts'

/** A check that an upload asks for. */
export interface CheckOrder {
  /** Names the asking: asked twice under it, the check is done once. */
  readonly order: string
  readonly upload: string
  readonly title: string
  readonly by: string
  readonly tables: Parameters<typeof progressOf>[1]
  readonly job: Job & { readonly kind: 'check' }
}

/** Checks as jobs, which a restart of the server does not end. */
export interface Checks {
  readonly begin: (order: CheckOrder) => Promise<string>
  /** Follows one that has begun, in this process or before it. */
  readonly follow: (followed: Followed) => RunningJob
}

/** A check that has begun, and who is told of it until the signal says that nobody is. */
export interface Followed {
  readonly job: string
  /** The folder of the upload. */
  readonly folder: string
  readonly onStep: (step: string) => void
  readonly signal: AbortSignal
}

const LOOK_EVERY = 150

/** The kind `import`: reading and checking what was uploaded. What is asked comes from an upload alone, never from a request. */
export function importChecks(): { readonly kind: Kind; readonly checksBy: (jobs: Jobs) => Checks } {
  const asked = new Map<string, CheckOrder>()
  /** By order. In memory alone: in no file, no database, no log; and there no longer than its check. */
  const keys = new Map<string, string>()
  const orders = new Map<string, string>()

  const kind: Kind = {
    kind: 'import',
    isSafe: true, // it reads what was received, and writes to a folder of its own
    mostFailures: 3,
    read: ({ order }) => {
      const found = asked.get(String(order))
      if (!found)
        throw new RequestTrouble('An import begins with its files.', 'Begin it by `POST /api/upload`.', 'not-now')
      const { key, ...job } = found.job
      const { upload, tables } = found
      return { input: { order, upload, job, tables, isKeyed: key !== undefined }, isLocal: true }
    },
    work: async ({ id, input, signal, tell }) => {
      const { order, upload, job, tables, isKeyed } = input as unknown as KeptOrder // by us, as `read` gave it
      const answer = answerFile(dirname(job.out), id)
      // Killed between the result and its acknowledgement: the result is there, and is not made twice.
      if (existsSync(answer)) return { result: pageOf(upload) }
      const key = keys.get(order)
      if (isKeyed && key === undefined)
        throw new RequestTrouble(
          'The key of pseudonyms is kept nowhere, and the server was started again.',
          'Check the files again with the key.',
          'not-now',
        )
      rmSync(job.out, { recursive: true, force: true })
      rmSync(`${job.out}.rejected.csv`, { force: true })
      const running = runJob({ ...job, key }, (step) => tell(step, progressOf(step, tables, 0).share))
      const stop = (): void => void running.stop()
      if (signal.aborted) stop()
      signal.addEventListener('abort', stop, { once: true })
      const message = await running.ended
      signal.removeEventListener('abort', stop)
      if (message.say === 'stopped') throw new Error('It was stopped.')
      if (message.say === 'failed') throw new (message.isGone === true ? WorkerEnded : Error)(message.message)
      // An earlier worker that was killed, or whose server was, may have been dying still when this one began.
      removeOtherImports(dirname(job.out))
      writeFileSync(`${answer}.part`, JSON.stringify(message), { flush: true, mode: 0o600 })
      renameSync(`${answer}.part`, answer)
      syncToDisk(dirname(answer))
      return { result: pageOf(upload) }
    },
  }

  return {
    kind,
    checksBy: (jobs) => ({
      begin: async (order) => {
        const { order: name, title, by } = order
        asked.set(name, order)
        if (order.job.key !== undefined) keys.set(name, order.job.key)
        try {
          const draft = { kind: 'import', title, by, input: { order: name }, key: `check ${name}` } as const
          const { id } = await jobs.begin(draft)
          orders.set(id, name)
          return id
        } catch (error) {
          keys.delete(name)
          throw error
        } finally {
          asked.delete(name)
        }
      },
      follow: (followed) => {
        const running = follow(jobs, followed)
        void running.ended.then(() => {
          keys.delete(orders.get(followed.job) ?? '')
          orders.delete(followed.job)
        })
        return running
      },
    }),
  }
}

interface KeptOrder {
  readonly order: string
  readonly upload: string
  readonly job: Omit<CheckOrder['job'], 'key'>
  readonly tables: CheckOrder['tables']
  readonly isKeyed: boolean
}

const answerFile = (folder: string, job: string): string => join(folder, `checked-${job}.json`)

/** Looks at the job until it has ended; the store may be gone for a while between. */
function follow(jobs: Jobs, { job, folder, onStep, signal }: Followed): RunningJob {
  async function untilEnded(): Promise<Awaited<RunningJob['ended']>> {
    while (!signal.aborted) {
      const card = await jobs.find(job).catch((error: unknown) => {
        if (error instanceof RequestTrouble) throw error
      })
      if (card?.state === 'finished') return JSON.parse(readFileSync(answerFile(folder, job), 'utf8')) as Answer // by us
      if (card?.state === 'failed' && (card.problem?.status ?? 500) >= 500)
        return { say: 'failed', message: `${card.problem?.title ?? ''} ${card.problem?.instance ?? ''}` }
      if (card?.state === 'cancelled' || card?.state === 'failed') break
      if (card?.progress) onStep(card.progress.step)
      await new Promise((resolve) => {
        setTimeout(resolve, LOOK_EVERY).unref()
      })
    }
    return { say: 'stopped' }
  }
  const ended = untilEnded().catch((error: unknown) => ({ say: 'failed', message: String(error) }) as const)
  return {
    ended,
    stop: async () => {
      await jobs.cancel(job)
      await ended
    },
  }
}

type Answer = Exclude<JobMessage, { say: 'step' }>

/** Where the upload is shown with what the check found. */
function pageOf(upload: string): string {
  return `/data/new?upload=${upload}`
}
