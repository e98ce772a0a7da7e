/** Where the reader stands among the steps that were made here: undo and redo are the browser's back and forward. */
export interface HistoryPlace {
  readonly place: number
  readonly last: number
  /** The address at each step, as far as it was seen. */
  readonly addresses: ReadonlyMap<number, string>
}

interface Stamp {
  readonly place?: unknown
}

let current: HistoryPlace = { place: 0, last: 0, addresses: new Map() }
let isListening = false
const listeners = new Set<() => void>()

/** The place, for `useSyncExternalStore`; the same object until it changes. */
export const readHistoryPlace = (): HistoryPlace => current

/** Tells of every step made, undone and redone. The router sends `pushState` and `replaceState` as events. */
export function watchHistoryPlace(listener: () => void): () => void {
  if (!isListening) listen()
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function listen(): void {
  isListening = true
  const arrived = stamped() ?? 0
  arrive(arrived, arrived)
  addEventListener('pushState', () => arrive(current.place + 1, current.place + 1))
  addEventListener('replaceState', () => arrive(current.place, current.last))
  addEventListener('popstate', () => {
    const place = stamped() ?? 0
    arrive(place, Math.max(place, current.last))
  })
}

/** At a step, with the address that it has now. */
function arrive(place: number, last: number): void {
  const address = `${location.pathname}${location.search}`
  const isSame = place === current.place && last === current.last && current.addresses.get(place) === address
  if (!isSame) {
    current = { place, last, addresses: new Map(current.addresses).set(place, address) }
    for (const listener of listeners) listener()
  }
  if (stamped() !== place) history.replaceState({ ...((history.state ?? {}) as object), place }, '')
}

/** What an entry of the history is to remember from the start: stamped afterwards it would be written twice. */
export function stampFor(how: 'push' | 'replace'): object {
  return { ...((history.state ?? {}) as object), place: current.place + (how === 'push' ? 1 : 0) }
}

/** The place that an entry of the history remembers. */
function stamped(): number | undefined {
  const { place } = (history.state ?? {}) as Stamp
  return typeof place === 'number' ? place : undefined
}
