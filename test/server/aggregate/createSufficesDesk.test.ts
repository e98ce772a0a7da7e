import { describe, expect, it } from 'vitest'
import { createSufficesDesk } from '../../../server/aggregate/createSufficesDesk.ts'
import type { runBeside } from '../../../server/job/runBeside.ts'

const ORDER = { kind: 'suffices', model: 'capitation', period: '2026-01', files: [] } as const
const NEVER = new AbortController().signal

/** Work that ends when the test says so, or when it is stopped; and how much of it is under way. */
function heldWork() {
  const under: { readonly end: (result: unknown) => void }[] = []
  const work: typeof runBeside = (_order, { signal }) =>
    new Promise((resolve, reject) => {
      under.push({ end: resolve })
      signal.addEventListener('abort', () => reject(new Error('The working process ended with SIGTERM.')))
    })
  return { under, work }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 10))

describe('the desk that counts are answered at', () => {
  it('works at two at once, and takes the next when one is done', async () => {
    const { under, work } = heldWork()
    const ask = createSufficesDesk(work)
    const answers = [1, 2, 3].map(() => ask(ORDER, NEVER))
    await settled()
    expect(under).toHaveLength(2)
    under[0]?.end('first')
    expect(await answers[0]).toBe('first')
    await settled()
    expect(under).toHaveLength(3)
    under[1]?.end('second')
    under[2]?.end('third')
    expect(await Promise.all(answers)).toEqual(['first', 'second', 'third'])
  })

  it('does not work for one who has gone, and takes the next', async () => {
    const { under, work } = heldWork()
    const ask = createSufficesDesk(work)
    const [leaving, left] = [new AbortController(), new AbortController()]
    const [first, , third, fourth] = [leaving.signal, NEVER, left.signal, NEVER].map((gone) => ask(ORDER, gone))
    left.abort()
    leaving.abort()
    await expect(first).rejects.toThrow('SIGTERM')
    await expect(third).rejects.toThrow('aborted')
    await settled()
    expect(under).toHaveLength(3)
    under[2]?.end('fourth')
    expect(await fourth).toBe('fourth')
  })

  it('stops what takes too long, and says what makes it shorter', async () => {
    const { work } = heldWork()
    await expect(createSufficesDesk(work, 20)(ORDER, NEVER)).rejects.toThrow(
      'The counts were not done within 0.02 seconds. Count by fewer facts, by wider bands of age, or for a shorter period',
    )
  })
})
