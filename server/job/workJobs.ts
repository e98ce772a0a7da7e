import { randomUUID } from 'node:crypto'
import { troubleIn } from '../store/troubleIn.ts'
import { type Ended, type JobRow, keepRecord, type RecordParts } from './keepRecord.ts'
import type { Kind } from './Kind.ts'
import type { Claim } from './Queue.ts'
import { WorkerStalled } from './jobProblem.ts'
import { secondsLeft } from './secondsLeft.ts'

/** What working at jobs needs. */
export interface WorkParts extends RecordParts {
  /** How many jobs run at once in this server. */
  readonly most: number
  /** After how long without news a job is ended, in milliseconds. */
  readonly stalledAfter: number
}

/** The loop that takes jobs as it is their turn. */
export interface JobWork {
  /** Something may be there to take. */
  readonly wake: () => void
  /** A job of this server, if it is one, shall end. */
  readonly stop: (id: string) => void
  /** Lets everything go, and waits until it has. */
  readonly close: () => Promise<void>
}

type Reason = 'cancelled' | 'let go' | 'lost' | 'stalled'

const [TELL_EVERY, TRY_AGAIN, MOST_TRIES] = [500, 500, 3]

/** Works at jobs until it is closed. */
export function workJobs(parts: WorkParts): JobWork {
  const { database, queue, kinds, most, stalledAfter, log } = parts
  const record = keepRecord(parts)
  const running = new Map<string, { readonly abort: AbortController; readonly ended: Promise<void> }>()
  const closing = new AbortController()
  let wake = (): void => undefined
  const loop = look()

  async function look(): Promise<void> {
    while (!closing.signal.aborted) {
      const woken = new Promise<void>((resolve) => {
        wake = resolve
      })
      const claim = running.size < most ? await taken() : undefined
      if (!claim) await Promise.race([woken, pause(queue.lookEvery)])
      else if (running.has(claim.job)) running.get(claim.job)?.abort.abort('lost')
      else begin(claim)
    }
  }

  async function taken(): Promise<Claim | undefined> {
    try {
      return await queue.take()
    } catch (error) {
      if (!closing.signal.aborted) log(`jobs: the queue is not reached: ${wordsOf(error)}`)
      return undefined // it is looked at again soon
    }
  }

  function begin(claim: Claim): void {
    const abort = new AbortController()
    const ended = doJob(claim, abort)
      .catch((error: unknown) => log(`jobs: ${claim.job} ${wordsOf(error)}`))
      .finally(() => {
        running.delete(claim.job)
        wake()
      })
    running.set(claim.job, { abort, ended })
  }

  async function doJob(claim: Claim, abort: AbortController): Promise<void> {
    const beat = setInterval(() => void beatOnce(claim, abort), queue.beatEvery)
    try {
      const row = await patiently(() => record.begin(claim, randomUUID()))
      if (!row) return
      const kind = kinds.find((one) => one.kind === row.kind)
      const ended = kind ? await work(kind, row, abort) : ({ how: 'failed', error: new Error('of no kind') } as const)
      try {
        await patiently(() => record.end(claim, row, ended))
      } catch (error) {
        if (closing.signal.aborted) throw error
        // What it gave cannot be kept: that is how it ended.
        await patiently(() => record.end(claim, row, { how: 'failed', error }))
      }
    } finally {
      clearInterval(beat)
    }
  }

  /** The database may be gone for a while: what is to be written waits for it, until the server itself is closed. */
  async function patiently<T>(write: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; ) {
      try {
        return await write()
      } catch (error) {
        const isAway = troubleIn(error)?.code === 'store-not-reached'
        if (closing.signal.aborted || (!isAway && tries >= MOST_TRIES)) throw error
        if (!isAway) tries += 1
        log(`jobs: the store has not taken it: ${wordsOf(error)}`)
        await pause(TRY_AGAIN)
      }
    }
  }

  async function work(kind: Kind, row: JobRow, abort: AbortController): Promise<Ended> {
    const { signal } = abort
    // Its process may live, and be stuck for ever.
    const stall = setTimeout(() => abort.abort('stalled'), stalledAfter)
    const began = performance.now()
    let told = Number.NEGATIVE_INFINITY
    let writing = Promise.resolve()
    const tell = (step: string, share: number): void => {
      stall.refresh()
      const at = performance.now()
      if (at - told < TELL_EVERY || signal.aborted) return
      told = at
      const left = secondsLeft((at - began) / 1000, share)
      const progress = JSON.stringify({ step, share: Math.min(1, Math.max(0, share)), secondsLeft: left })
      writing = record.progress(row, progress).catch(() => undefined) // what is told next is newer
    }
    try {
      const { id, title, made_by: by } = row
      if (signal.aborted) return abortedBy(signal)
      const input = JSON.parse(row.input) as Readonly<Record<string, unknown>> // by us, when it was begun
      return { how: 'finished', outcome: await kind.work({ id, title, by, input, signal, tell }) }
    } catch (error) {
      return signal.aborted ? abortedBy(signal) : { how: 'failed', error }
    } finally {
      clearTimeout(stall)
      await writing
    }
  }

  async function beatOnce(claim: Claim, abort: AbortController): Promise<void> {
    try {
      if (!(await queue.beat(claim))) return abort.abort('lost')
      const row = await database.selectFrom('job').select('is_cancelled').where('id', '=', claim.job).executeTakeFirst()
      if (row?.is_cancelled === 1) abort.abort('cancelled')
    } catch {
      // The store is not reached now: the work goes on, and the next beat may be heard.
    }
  }

  return {
    wake: () => wake(),
    stop: (id) => running.get(id)?.abort.abort('cancelled'),
    close: async () => {
      closing.abort()
      wake()
      await loop
      for (const { abort } of running.values()) abort.abort('let go')
      await Promise.all([...running.values()].map(({ ended }) => ended))
    },
  }
}

function abortedBy(signal: AbortSignal): Ended {
  const how = signal.reason as Reason
  return how === 'stalled' ? { how: 'failed', error: new WorkerStalled() } : { how }
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref()
  })
