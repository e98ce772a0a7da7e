import type { Fact, Kind } from '../vocabulary/facts.ts'
import type { Expression, Level, Span } from './Expression.ts'
import type { TroubleCode } from './TroubleCode.ts'
import type { Unit } from './Unit.ts'

/** Everything that a formula of one document may name, known before any formula is checked. */
export interface Names {
  readonly currency: string
  readonly parameters: ReadonlyMap<string, { readonly unit: Unit }>
  readonly tables: ReadonlyMap<string, { readonly unit: Unit; readonly level: Level }>
  /** The vocabulary's and the model's own. Condition words of a grouping stand in the `words` of `patient.conditions`. */
  readonly facts: readonly Fact[]
  readonly formulas: readonly {
    readonly name: string
    readonly level: Level
    readonly kind: 'number' | 'boolean'
    readonly unit: Unit
    /** Of an indicator's formula: the limits that it reads, so that only an indicator with all of them has it. */
    readonly limits?: readonly string[] | undefined
  }[]
  readonly indicators: ReadonlyMap<
    string,
    { readonly limits: ReadonlyMap<string, Unit>; readonly counts: 'patient' | 'contact' }
  >
  readonly payments: readonly string[]
}

/** What a formula is checked for. */
export interface FormulaPlace {
  readonly level: Level
  /** The kind that must come out; for a number its unit, unless any will do. */
  readonly wanted: {
    /** `any` is one number, word, words, or yes or no: what a table may be `by`. */
    readonly kind: Kind | 'any'
    readonly unit?: Unit | undefined
    /** Who wants it, as a message says it: `a payment`, or `\`list_points\``. */
    readonly by?: string | undefined
  }
  /** Where the key `scope` is given; without it plural `clinics` are refused. */
  readonly hasScope: boolean
  /** Of an indicator's denominator, numerator and excluding: plain names are evaluated for each of these rows, in the singular. */
  readonly rows?: 'patient' | 'contact' | undefined
  /** Which indicators `indicator` may stand for: a figure of it must be known for each. Absent: any, and one is enough. */
  readonly of?: readonly string[] | undefined
}

/** One thing wrong inside a formula; the document turns it into a diagnostic with a place in the file. */
export interface Trouble {
  readonly code: TroubleCode
  readonly severity: 'error' | 'warning'
  readonly span: Span
  readonly message: string
  readonly hint?: string | undefined
}

export interface CheckedFormula {
  /** Absent when there is an error. */
  readonly expression?: Expression | undefined
  readonly troubles: readonly Trouble[]
}
