import type { Diagnostic, Place } from './Diagnostic.ts'
import type { DiagnosticCode } from './DiagnosticCode.ts'

/** What may stand beside a message. */
export interface More {
  /** Given as a function where looking for it takes time: it is not asked when nothing more is taken. */
  readonly hint?: string | undefined | (() => string | undefined)
  readonly also?: readonly Place[] | undefined
}

/** Says one thing that is wrong. It gives nothing, so that a reader can say it and return at once. */
export type Say = (code: DiagnosticCode, place: Place, message: string, more?: More) => undefined

/** Collects what is wrong with a document while it is read. */
export interface Report {
  readonly error: Say
  readonly warning: Say
  /** Where something was wrong already, what follows from it is not worth checking. */
  readonly hasErrors: () => boolean
  /** So much is wrong that reading on helps nobody. */
  readonly isFull: () => boolean
  /** In the order of the file; those of other files come after. */
  readonly inOrder: (file: string) => readonly Diagnostic[]
}

const MOST = 200

/** An empty report. */
export function collect(): Report {
  const found: Diagnostic[] = []
  const sayAs =
    (severity: 'error' | 'warning'): Say =>
    (code, place, message, { hint, also } = {}) => {
      if (found.length >= MOST) return undefined
      const said = typeof hint === 'function' ? hint() : hint
      found.push({ code, severity, place, message, hint: said, also })
      return undefined
    }
  return {
    error: sayAs('error'),
    warning: sayAs('warning'),
    hasErrors: () => found.some(({ severity }) => severity === 'error'),
    isFull: () => found.length >= MOST,
    inOrder: (file) => {
      const sorted = found.toSorted((one, other) => order(one.place, other.place, file))
      const last = sorted.at(-1)
      return last && found.length >= MOST ? [...sorted, thereIsMore(last.place)] : sorted
    },
  }
}

function thereIsMore(place: Place): Diagnostic {
  const message = `These are the first ${MOST}; the rest is not shown.`
  return { code: 'too-many', severity: 'warning', place, message, hint: 'Put these right first.' }
}

function order(one: Place, other: Place, file: string): number {
  if (one.file === other.file) return one.start - other.start
  if (one.file === file) return -1
  if (other.file === file) return 1
  return one.file < other.file ? -1 : 1
}
