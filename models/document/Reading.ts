import type { Status } from './Model.ts'
import type { Report } from './Report.ts'

/** What the readers of a model's parts share. */
export interface Reading {
  readonly report: Report
  readonly currency: string
  readonly status: Status | undefined
  /** The ids of the document's sources. */
  readonly sources: readonly string[]
  /** Those that a figure has named so far: filled while reading. */
  readonly cited: Set<string>
}
