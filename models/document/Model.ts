import type { IsoDate } from '../date/IsoDate.ts'
import type { CutOff, Over } from '../date/Window.ts'
import type { Expression, Level } from '../formula/Expression.ts'
import type { Unit } from '../formula/Unit.ts'
import type { RowKey } from '../table/RowKey.ts'
import type { Fact } from '../vocabulary/facts.ts'
import type { Rows } from '../vocabulary/Rows.ts'
import type { Place } from './Diagnostic.ts'

export type { RowKey }

/** A name for people, in both languages. */
export interface Label {
  readonly sv: string
  readonly en: string
}

/** An explanation in the author's words, in one language or both. */
export type Note = Partial<Label>

export type Status = 'enacted' | 'pilot' | 'consultation' | 'proposed' | 'illustrative'

/** How a figure is known. `missing` has no value. */
export type Basis = 'decided' | 'forecast' | 'estimated' | 'general_knowledge' | 'missing'

/** The kinds of money, in the order a statement shows them. */
export const GROUPS = ['fixed', 'activity', 'target', 'special', 'add_on', 'deduction'] as const
export type Group = (typeof GROUPS)[number]

export interface Source {
  readonly id: string
  readonly title: string
  readonly published?: string | undefined
  readonly url?: string | undefined
  /** Where the figure was quoted when its own source was not read. */
  readonly via?: string | undefined
  readonly note?: Note | undefined
}

interface Sourced {
  readonly source: string // `terms § 3.1`
  readonly basis: Basis
  readonly note?: Note | undefined
  readonly place: Place
}

/** One value of a parameter; it ends when the next begins. */
export interface DatedValue extends Sourced {
  readonly from: IsoDate
  /** Absent exactly when the basis is `missing`. */
  readonly value?: number | undefined
}

export interface Parameter {
  readonly name: string
  readonly label: Label
  readonly unit: Unit
  readonly range?: readonly [number, number] | undefined
  /** Oldest first. */
  readonly values: readonly DatedValue[]
  readonly note?: Note | undefined
  readonly place: Place
}

export interface TableRow {
  readonly keys: readonly RowKey[] // one for each of the table's `by`
  readonly value: number
}

/** The rows of a table from a date on. Rows of bands stand in rising order. */
export interface DatedRows extends Sourced {
  readonly from: IsoDate
  /** Absent exactly when the basis is `missing`. */
  readonly rows?: readonly TableRow[] | undefined
}

/** Figures by date and by band or word. */
export interface Table {
  readonly name: string
  readonly label: Label
  readonly unit: Unit
  /** Facts and formulas, in the order of the keys; the first is the outermost in the document. */
  readonly by: readonly Expression[]
  /** The lowest level of what it is by. */
  readonly level: Level
  readonly range?: readonly [number, number] | undefined
  /** `step`: the row's value. `line`: straight between the beginnings of rows, level after the last (and refused before the first). `marginal`: each part of the number at its own row's rate, from the first row's beginning. Only the last `by`, which then is a number, is read so. */
  readonly reads: 'step' | 'line' | 'marginal'
  /** Which of its keys are bands of decimals, written by where they begin; how a row is written out again. */
  readonly decimalKeys?: readonly boolean[] | undefined
  /** Whether several rows may match, for a fact of words: their sum or the highest; 0 where none does. */
  readonly many?: 'sum' | 'highest' | undefined
  /** Oldest first. */
  readonly values: readonly DatedRows[]
  readonly note?: Note | undefined
  readonly place: Place
}

export interface Rounding {
  readonly to: number
  readonly how: 'half_away' | 'half_up' | 'half_even' | 'up' | 'down'
}

/** Figures of one indicator from a date on, such as `goal`, `from`, `to`. */
export interface DatedLimits extends Sourced {
  readonly from: IsoDate
  readonly limits: Readonly<Record<string, number>>
}

export interface Indicator {
  readonly name: string
  readonly label: Label
  /** What is counted; absent for an indicator that the data gives (`table: indicators`). */
  readonly counted?:
    | {
        readonly rows: 'patients' | 'patients.contacts' | 'clinic.contacts'
        /** Conditions of each row; what is `excluding` is in neither. Evaluated as at an aggregate's rows. */
        readonly denominator: Expression
        readonly numerator: Expression
        readonly excluding?: Expression | undefined
      }
    | undefined
  /** Months back to the cut-off; absent: the payment's own window. */
  readonly months?: number | undefined
  readonly limitUnits: Readonly<Record<string, Unit>>
  /** What limits are called, by their names; those of common names need none. */
  readonly limitLabels?: Readonly<Record<string, Label>> | undefined
  /** Oldest first. */
  readonly limits: readonly DatedLimits[]
  readonly note?: Note | undefined
  readonly place: Place
}

export type Scope = 'all_clinics' | 'same_model'

/** A fact that the model computes. */
export interface Formula {
  readonly name: string
  readonly level: Level
  readonly label?: Label | undefined
  readonly kind: 'number' | 'boolean'
  /** Of a number. */
  readonly unit: Unit
  readonly expression: Expression
  readonly text: string
  readonly round?: Rounding | undefined
  readonly scope?: Scope | undefined
  /** Months back to the cut-off over which its rows are read and its figures' times count; absent: the payment's window. */
  readonly months?: number | undefined
  readonly note?: Note | undefined
  readonly place: Place
}

/** One line of money. */
export interface Payment {
  readonly name: string
  readonly group: Group
  readonly label: Label
  readonly each: 'patient' | 'contact' | 'clinic' | 'indicator'
  readonly paidTo: 'performer' | 'listing_clinic'
  /** Of a payment per indicator: which. */
  readonly of: readonly string[]
  readonly over: Over
  readonly scope?: Scope | undefined
  readonly round?: Rounding | undefined
  /** Either a formula … */
  readonly formula?: Expression | undefined
  /** … or a pot shared by a weight. The pot is an expression at region level, the weight at clinic level. */
  readonly pot?: { readonly amount: Expression; readonly sharedBy: Expression } | undefined
  readonly text: string
  /** Where the rule itself is printed: `terms § 4`. */
  readonly source?: string | undefined
  readonly note?: Note | undefined
  readonly place: Place
}

/** Which conditions a patient has, made from diagnosis codes. */
export interface Grouping {
  readonly name: string
  readonly label: Label
  readonly status?: string | undefined
  /** The months back to the cut-off in which a diagnosis counts; a model may say otherwise. */
  readonly months: number
  /** Conditions by their codes' beginnings, or, where a table of the dataset gives the codes, by name alone. */
  readonly conditions: readonly {
    readonly word: string
    readonly label?: Label | undefined
    /** Beginnings of codes, without a point. Empty when `codesFromData`. */
    readonly codes: readonly string[]
    /** What a person with this condition is no longer said to have. Read on the conditions as coded. */
    readonly replaces: readonly string[]
  }[]
  readonly codesFromData: boolean
  /** Conditions made of others, in order, after the hierarchy: any or all of the words. */
  readonly derived: readonly {
    readonly word: string
    readonly label?: Label | undefined
    readonly how: 'any' | 'all'
    readonly of: readonly string[]
  }[]
  /** Facts of the patient that count conditions after the hierarchy. */
  readonly counts: readonly {
    readonly name: string
    readonly label?: Label | undefined
    readonly of: readonly string[]
  }[]
  readonly note?: Note | undefined
}

/** What a test expects of one clinic, or of the region: payments, groups, clinic formulas or `total`. */
export interface Expectation {
  readonly clinic: string // or `region`
  readonly name: string
  readonly value: number
  readonly place: Place
}

/** A document's own test. */
export interface DocumentTest {
  readonly name: string
  readonly period: string
  readonly ratesOf?: IsoDate | undefined
  /** Figures overridden: a parameter by name, or a table by name with one value for all its rows. */
  readonly with: Readonly<Record<string, number>>
  readonly given: Rows
  readonly expect: readonly Expectation[]
  readonly place: Place
}

/**
 * A checked model: what a document says, with every name resolved and every unit, level and date right.
 * Everything after this trusts it and checks nothing again.
 */
export interface Model {
  readonly name: string
  readonly status: Status
  readonly label: Label
  readonly jurisdiction?: Label | undefined
  readonly valid: { readonly from: IsoDate; readonly to?: IsoDate | undefined }
  readonly currency: string
  readonly cutOff: CutOff
  /** The groups that this payer calls fixed. */
  readonly fixedShare: readonly Group[]
  readonly sources: readonly Source[]
  /** All that formulas may name: the vocabulary's, the model's own in place of those of the same name, counts of its grouping. */
  readonly facts: readonly Fact[]
  /** Where conditions come from; absent: `patients.conditions` as delivered. */
  readonly grouping?: Grouping | undefined
  readonly parameters: readonly Parameter[]
  readonly tables: readonly Table[]
  readonly indicators: readonly Indicator[]
  readonly formulas: readonly Formula[]
  readonly payments: readonly Payment[]
  readonly tests: readonly DocumentTest[]
  /** Of the document itself; a scenario does not take over that of its model. */
  readonly note?: Note | undefined
  /** Of a scenario: the model it extends, which has this name, label and hash. */
  readonly extends?: { readonly model: string; readonly label: Label; readonly hash?: string | undefined } | undefined
}
