import { runBeside } from '../job/runBeside.ts'
import { CountsTrouble } from './CountsTrouble.ts'
import type { SufficesOrder } from './sufficesInWorker.ts'

/** So many processes work at once; the server and what else it does need the rest of the machine. */
const AT_ONCE = 2

/** A page waits for a minute. */
const LONGEST = 50_000

/**
 * Answers about counts in processes beside the server, two at a time and the rest in turn, so that a large upload delays no page. One
 * who has gone is not worked for.
 */
export function createSufficesDesk(
  work: typeof runBeside = runBeside,
  longest: number = LONGEST,
): (order: SufficesOrder, gone: AbortSignal) => Promise<unknown> {
  let busy = 0
  const waiting: (() => void)[] = []

  return async (order, gone) => {
    const late = AbortSignal.timeout(longest)
    const signal = AbortSignal.any([gone, late])
    if (busy < AT_ONCE) busy += 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      signal.throwIfAborted()
      return await work(order, { signal, tell: () => undefined })
    } catch (error) {
      if (!late.aborted) throw error
      throw new CountsTrouble(
        `The counts were not done within ${longest / 1000} seconds. Count by fewer facts, by wider bands of age, or for a shorter period; or try again when the server has less to do.`,
      )
    } finally {
      const next = waiting.shift()
      if (next) next()
      else busy -= 1
    }
  }
}
