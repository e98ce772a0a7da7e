import type { Entity, Kind } from '../vocabulary/facts.ts'
import type { Unit } from './Unit.ts'

/** The levels a formula may stand at. */
export type Level = 'contact' | 'patient' | 'indicator' | 'clinic' | 'region'

/**
 * The rows that an aggregate runs over, as a formula writes them.
 * `contacts` are one patient's, anywhere; `clinic.contacts` are made at the clinic; `patients.contacts` are those of its
 * listed patients, anywhere. At region level the rows of all clinics in the scope. `indicators` are those of the clinic
 * at hand that have what is read of them.
 */
export type RowSource =
  | 'patients'
  | 'contacts'
  | 'clinic.contacts'
  | 'patients.contacts'
  | 'clinic.enrolments'
  | 'clinic.costs'
  | 'clinics'
  | 'indicators'

/** A place inside the text of one formula, both offsets in UTF-16 units, the end not included. */
export interface Span {
  readonly start: number
  readonly end: number
}

interface Typed {
  readonly kind: Kind
  /** Of a number: what it is counted in. Constants 0 and 1 fit any unit and have `any`. */
  readonly unit: Unit
  readonly span: Span
}

/** The operators, by what they do; each has as many arguments as it needs. */
export type Operator =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'negate'
  | 'less'
  | 'lessOrEqual'
  | 'greater'
  | 'greaterOrEqual'
  | 'equal'
  | 'unequal'
  | 'and'
  | 'or'
  | 'not'

/** The functions that take values of one row and give one. */
export type PlainFunction = 'min' | 'max' | 'clamp' | 'ramp' | 'when' | 'has' | 'percentage_points'

/** The functions that take many rows and give one value. The first argument, and the weight of a mean or share, is evaluated for each row. */
export type Aggregate = 'sum' | 'count' | 'any' | 'mean' | 'share' | 'rank' | 'percentile'

/**
 * A checked formula: every name resolved, every kind and unit right. Nothing else is ever evaluated.
 *
 * In the arguments of an aggregate that run over rows, a fact or formula of the row's own entity is that row's; what
 * stands in the singular belongs to the level that the formula stands at, and is the same for every row. No aggregate
 * stands inside the rows of another, nor in a condition of an indicator.
 */
export type Expression =
  | (Typed & { readonly type: 'constant'; readonly value: 0 | 1 })
  | (Typed & { readonly type: 'word'; readonly word: string })
  /** A parameter, at the date of the window's start, its time converted to the window's. */
  | (Typed & { readonly type: 'parameter'; readonly name: string })
  /**
   * A table, looked up by the facts it is `by`: for each row where its level is that of the rows around it (or of the
   * indicator's rows and their patients), else once, from the level that the formula stands at.
   */
  | (Typed & { readonly type: 'table'; readonly name: string })
  /** A figure of the indicator at hand, `indicator.goal`, or of a named one, `continuity.goal`. */
  | (Typed & {
      readonly type: 'limit'
      readonly name: string
      readonly indicator?: string | undefined
      /** In an aggregate over indicators: each row's own. */
      readonly row?: true | undefined
    })
  /** A fact that the data gives; `row` is true when it belongs to each row of the aggregate around it. */
  | (Typed & { readonly type: 'fact'; readonly entity: Entity; readonly name: string; readonly row: boolean })
  /** A fact that the model computes; of an indicator's formula that is read by the clinic, which: `continuity.points`. */
  | (Typed & {
      readonly type: 'formula'
      readonly level: Level
      readonly name: string
      readonly row: boolean
      readonly indicator?: string | undefined
    })
  /** `coverage.share`, or `indicator.share` of the indicator at hand, which has no name here. */
  | (Typed & {
      readonly type: 'indicator'
      readonly indicator?: string | undefined
      readonly what: 'numerator' | 'denominator' | 'share'
      /** In an aggregate over clinics or indicators: each row's own. */
      readonly row: boolean
    })
  /** A clinic's formula or payment in the window before. */
  | (Typed & { readonly type: 'previous'; readonly name: string })
  /** Is there a value? */
  | (Typed & { readonly type: 'known'; readonly of: Expression })
  | (Typed & { readonly type: 'operation'; readonly operator: Operator; readonly of: readonly Expression[] })
  | (Typed & { readonly type: 'call'; readonly function: PlainFunction; readonly of: readonly Expression[] })
  | (Typed & {
      readonly type: 'aggregate'
      readonly function: Aggregate
      readonly rows: RowSource
      /** Of `indicators`: those that have all that is read of them, in the document's order. */
      readonly among?: readonly string[] | undefined
      /** For sum, mean: the number of each row; for count, any, share: the condition. A bare plural is the constant 1 as a condition (`value: 1`, kind boolean). */
      readonly each: Expression
      /** Weight of a mean or share, for each row. */
      readonly weight?: Expression | undefined
      /** `value` of rank or `p` of percentile: not for each row. */
      readonly with?: Expression | undefined
    })
