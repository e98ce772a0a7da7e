import type { IsoDate } from '../date/IsoDate.ts'
import type { Over } from '../date/Window.ts'
import type { Basis, Group, Label, Rounding, RowKey, Scope } from '../document/Model.ts'
import type { Level } from '../formula/Expression.ts'
import type { Count } from './Count.ts'
import type { Elementwise } from './Graph.ts'

/** A figure as pricing needs it: values by date, oldest first. */
export interface Figure {
  readonly name: string
  /** For people: `SEK/point/month`. */
  readonly unit: string
  readonly values: readonly {
    readonly from: IsoDate
    readonly value: number | null // null: missing
    readonly source: string
    readonly basis: Basis
  }[]
}

/** A table as pricing needs it. */
export interface FigureTable {
  readonly name: string
  readonly unit: string
  readonly reads: 'step' | 'line' | 'marginal'
  /** Which of its keys are bands of decimals, written by where they begin. */
  readonly decimalKeys?: readonly boolean[] | undefined
  readonly values: readonly {
    readonly from: IsoDate
    readonly rows: readonly { readonly keys: readonly RowKey[]; readonly value: number }[] | null
    readonly source: string
    readonly basis: Basis
  }[]
}

/** What a step has a value for: once, for each clinic, or for each row of the count in that place. */
export type StepDomain = 'once' | 'clinic' | number

interface On {
  readonly domain: StepDomain
}

/** One step of a priced program; parts are places of earlier steps. See `Node`, of which this is the laid-out form. */
export type Step = On &
  (
    | { readonly op: 'constant'; readonly value: number }
    | { readonly op: 'noAnswer'; readonly lacks?: string | undefined }
    | { readonly op: 'word'; readonly word: string }
    | { readonly op: 'figure'; readonly name: string }
    | { readonly op: 'look'; readonly table: string; readonly orZero?: true; readonly of: readonly number[] }
    | { readonly op: 'cell'; readonly table: string; readonly row: number }
    | { readonly op: 'lookWeight'; readonly table: string; readonly row: number; readonly of: readonly number[] }
    /** `below`: of a quotient, what its divisor is called in a formula. */
    | { readonly op: Elementwise; readonly of: readonly number[]; readonly below?: string | undefined }
    | { readonly op: 'round'; readonly rounding: Rounding; readonly of: readonly number[] }
    | { readonly op: 'column'; readonly column: number }
    | { readonly op: 'bit'; readonly column: number; readonly bit: number }
    /** A value of each clinic, for each row of a count. */
    | { readonly op: 'gather'; readonly of: readonly number[] }
    | { readonly op: 'sum'; readonly count: number; readonly measure: number | null; readonly of: readonly number[] }
    | { readonly op: 'clinicFact'; readonly name: string }
    | { readonly op: 'monthsOpen' }
    | { readonly op: 'given'; readonly indicator: string; readonly what: 'numerator' | 'denominator' }
    | { readonly op: 'previous'; readonly name: string }
    | { readonly op: 'sumClinics' | 'rank' | 'percentile'; readonly scope: Scope; readonly of: readonly number[] }
  )

/** One line of money of a program. */
export interface ProgramPayment {
  readonly name: string
  readonly group: Group
  readonly over: Over
  /** Whether only clinics that are open in the window are paid; false where patients and contacts bring the money. */
  readonly toOpenClinics: boolean
  /** The step with each clinic's amount … */
  readonly amount: number
  /** … or, of a pot, with each clinic's weight, and the step with the pot. */
  readonly pot?: { readonly amount: number; readonly scope: Scope } | undefined
}

/** The steps for windows of one length. */
export interface WindowProgram {
  readonly over: Over
  readonly counts: readonly Count[]
  readonly facts: readonly { readonly name: string; readonly monthly: boolean }[]
  readonly indicators: readonly string[]
  readonly previous: readonly string[]
  readonly steps: readonly Step[]
  readonly payments: readonly ProgramPayment[]
  /** Facts that the model computes for each clinic and that were asked for, and what `previous` reads. */
  readonly formulas: readonly {
    readonly name: string
    readonly step: number
    /** From the window’s time to that of the formula’s own unit. */
    readonly factor: number
  }[]
  /** What each column of each count is called in a formula, for the message that stops a run. */
  readonly columnNames: readonly (readonly string[])[]
}

/** A priced model: plain data, which a browser runs without parser or mathjs. */
export interface Program {
  readonly model: string
  readonly currency: string
  /** The days on which the rules are in force. */
  readonly valid: { readonly from: IsoDate; readonly to?: IsoDate | undefined }
  readonly figures: readonly Figure[]
  readonly tables: readonly FigureTable[]
  readonly windows: readonly WindowProgram[]
  /** In the document's order, whatever their windows. */
  readonly payments: readonly { readonly name: string; readonly group: Group; readonly over: Over }[]
  /** Figures and tables that are in sums which a warehouse has made with the rates in them: no other value of theirs can be tried. */
  readonly fixed?: readonly string[] | undefined
}

/** What a term is about: a rate of the payer, or money that the data brings. */
export type TermOf =
  | { readonly type: 'parameter'; readonly name: string }
  | { readonly type: 'table'; readonly name: string; readonly row: number }
  | { readonly type: 'fact'; readonly name: string }
  | { readonly type: 'previous'; readonly name: string }
  | { readonly type: 'percentile' }
  | { readonly type: 'pot' }

/** A term of a payment, *quantity × rate*; both are steps of the program. */
export interface ProgramTerm {
  readonly of: TermOf
  readonly quantity: number
  readonly rate: number
}

/** What a payment reads of the clinic and the region beside its terms; its value is a step of the program. */
export interface ProgramRead {
  readonly name: string
  readonly label?: Label | undefined
  readonly level: Level
  readonly kind: 'number' | 'boolean'
  readonly unit?: string | undefined
  /** From the time of the window to that of the unit. */
  readonly factor: number
  readonly step: number
  /** Of `min`, `max`, `clamp`, `ramp`: the parts of which one may have bound. */
  readonly bounds?: readonly { readonly name: string; readonly step: number }[] | undefined
}
