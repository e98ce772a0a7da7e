/** What a repeated measurement took, in milliseconds. */
export interface Times {
  readonly least: number
  readonly median: number
  readonly repeats: number
  /** The least time of the processor, all threads together: what others do on the machine is not in it. */
  readonly processor?: number | undefined
}

export function timesOf(all: readonly number[], processor?: readonly number[]): Times {
  const sorted = all.toSorted((a, b) => a - b)
  return {
    ...(processor && { processor: Math.min(...processor) }),
    least: sorted[0] ?? Number.NaN,
    median: sorted[sorted.length >> 1] ?? Number.NaN,
    repeats: all.length,
  }
}

/**
 * Repeats what may be too short for the clock: as many times in a row as fill two milliseconds, each counted as its share.
 * What it makes is kept alive, so that nothing is left out as unused.
 */
export function timed(work: (turn: number) => unknown, { repeats = 20, warm = 3 } = {}): Times {
  let turn = 0
  for (; turn < warm; turn += 1) last = work(turn)
  // What is compiled while it runs is given a tenth of a second for it: a slider that moves has had that as well.
  for (const end = performance.now() + 100; performance.now() < end; turn += 1) last = work(turn)
  const once = took(() => (last = work(turn++)))
  const inRow = Math.max(1, Math.ceil(2 / Math.max(once, 1e-4)))
  const all: number[] = []
  const processor: number[] = []
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const before = processorTime()
    all.push(
      took(() => {
        for (let one = 0; one < inRow; one += 1) last = work(turn++)
      }) / inRow,
    )
    processor.push((processorTime() - before) / inRow)
  }
  return timesOf(all, processor)
}

/** What this process has used of processors, in milliseconds; a browser does not say. */
export function processorTime(): number {
  if (!('process' in globalThis)) return Number.NaN
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** The same of what is waited for, one at a time. */
export async function timedAsync(
  work: (turn: number) => Promise<unknown>,
  { repeats = 5, warm = 1 } = {},
): Promise<Times> {
  const all: number[] = []
  const processor: number[] = []
  for (let turn = 0; turn < warm + repeats; turn += 1) {
    const [start, before] = [performance.now(), processorTime()]
    last = await work(turn)
    if (turn < warm) continue
    all.push(performance.now() - start)
    processor.push(processorTime() - before)
  }
  return timesOf(all, processor)
}

/** The last thing made. */
export let last: unknown

function took(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}
