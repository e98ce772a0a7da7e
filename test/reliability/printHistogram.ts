/** How often where, the commonest first. */
export function printHistogram(title: string, histogram: ReadonlyMap<string, number>): void {
  const lines = [...histogram]
    .toSorted(([, a], [, b]) => b - a)
    .map(([where, times]) => `  ${String(times).padStart(4)}  ${where}`)
  console.info([title, ...lines].join('\n'))
}

/** One more there. */
export function countIn(histogram: Map<string, number>, where: string): void {
  histogram.set(where, (histogram.get(where) ?? 0) + 1)
}
