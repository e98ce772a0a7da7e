/** How often each hard case was met, counted by what was found and not by what was meant. */
export interface Tally {
  readonly add: (met: ReadonlySet<string>) => void
  readonly counts: () => ReadonlyMap<string, number>
  readonly table: () => string
}

export function beginTally(): Tally {
  const counts = new Map<string, number>()
  return {
    add(met) {
      for (const name of met) counts.set(name, (counts.get(name) ?? 0) + 1)
    },
    counts: () => counts,
    table() {
      const lines = [...counts]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, count]) => `${String(count).padStart(7)}  ${name}`)
      return ['  cases  in which there was', ...lines].join('\n')
    },
  }
}
