import type { Python } from './peers/findPython.ts'

/** What a measurement runs with. */
export interface Bench {
  /** Numbers of patients. */
  readonly sizes: readonly number[]
  /** How often what takes long is repeated. */
  readonly repeats: number
  /** Also what takes many minutes: 10⁷ patients' contacts and more. */
  readonly isAll: boolean
  readonly python: Python | undefined
}

/** A table of the page. */
export interface Table {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Below it: what was absent, what a column means. */
  readonly notes?: readonly string[]
}

/** What a case found: its tables, and by name the figures that goals are held against (milliseconds, megabytes or a ratio). */
export interface Measured {
  readonly tables: readonly Table[]
  readonly figures: Readonly<Record<string, number>>
}

/** Something that is measured, by its name on the command line. */
export interface Case {
  readonly name: string
  readonly what: string
  /** Is it left out unless it is named, or all are asked for? */
  readonly isLong?: boolean
  readonly measure: (bench: Bench) => Promise<Measured>
}
