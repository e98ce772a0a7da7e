import type { DiagnosticCode } from './DiagnosticCode.ts'

/** A place in a file: offsets for editors, line and column for people (both from 1). */
export interface Place {
  readonly file: string
  readonly start: number
  readonly end: number
  readonly line: number
  readonly column: number
}

/** One thing wrong with a document or a dataset, as data. `printDiagnostic` puts it into words on a screen. */
export interface Diagnostic {
  /** Each has a section in errors.md; a test keeps the two lists equal. */
  readonly code: DiagnosticCode
  readonly severity: 'error' | 'warning'
  readonly place: Place
  /** The other places that have part in it. */
  readonly also?: readonly Place[] | undefined
  /** What is wrong, in one sentence, with the author's own words quoted. */
  readonly message: string
  /** What to do about it, if we can tell. */
  readonly hint?: string | undefined
}
