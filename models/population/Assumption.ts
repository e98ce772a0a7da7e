/**
 * Where a figure comes from: E read in its source, S in another that quotes it, D derived from such, K general
 * knowledge, M known to exist and not found. What we shaped so that sourced totals come out is `modelled`; what nobody
 * gave us is `assumed`.
 */
export type Mark = 'E' | 'S' | 'D' | 'K' | 'modelled' | 'assumed'

/** A figure that the generated region rests on, with where it comes from. */
export interface Assumption<T> {
  readonly label: string
  readonly mark: Mark
  readonly source: string
  readonly value: T
}

/** A figure that stands in a source, and is reproduced. */
export function sourced<T>(mark: 'E' | 'S' | 'D' | 'K', label: string, source: string, value: T): Assumption<T> {
  return { label, mark, source, value }
}

/** A shape of our own that is fitted until sourced totals come out. */
export function modelled<T>(label: string, fittedTo: string, value: T): Assumption<T> {
  return { label, mark: 'modelled', source: fittedTo, value }
}

/** A figure that no source gave: a plausible one, to be replaced. */
export function assumed<T>(label: string, value: T, why = 'No figure was found.'): Assumption<T> {
  return { label, mark: 'assumed', source: why, value }
}
