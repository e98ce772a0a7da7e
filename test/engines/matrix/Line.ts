/** What one engine made of one model on one dataset: two hashes, or why it did not run. */
export type Answer = { readonly quantities?: string | undefined; readonly payouts: string } | { readonly not: string }

/** One model on one dataset, counted by every engine. */
export interface Line {
  readonly dataset: string
  readonly model: string
  readonly period: string
  readonly ratesOf?: string | undefined
  readonly isRowBound: boolean
  readonly answers: Readonly<Record<Engine, Answer>>
}

/** Who counts. The oracle evaluates rows, counts no quantities, and so has payouts alone. */
export const ENGINES = ['oracle', 'memory', 'DuckDB, 1 thread', 'DuckDB, 4 threads', 'PostgreSQL'] as const
export type Engine = (typeof ENGINES)[number]
