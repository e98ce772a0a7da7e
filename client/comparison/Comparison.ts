import type { Clinic, Entry } from '../../server/contract/dataset.ts'
import type { Label } from '../../server/contract/Label.ts'
import type { Problem } from '../../server/contract/Problem.ts'
import type { Changes, Pricing } from '../../server/contract/pricing.ts'

/** The letter of a model on screen: 0 is the baseline. */
export type Letter = '0' | 'A' | 'B' | 'C' | 'D'
export const LETTERS: readonly Letter[] = ['0', 'A', 'B', 'C', 'D']

/** One baseline or alternative as the address says it. */
export interface Alternative {
  /** A model, or the dataset's assignment of this name. */
  readonly name: string
  /** The day whose rates are read, where it is not left to the program. */
  readonly ratesOf?: string | undefined
  /** What is changed, by model and figure. */
  readonly changes: Readonly<Record<string, Changes>>
}

/** Everything that a comparison's address says. */
export interface ComparisonState {
  readonly dataset: string
  readonly period: string
  /** The baseline first; at most five. */
  readonly alternatives: readonly Alternative[]
  /** The alternative shown below the cards: its place, 1 to 4. */
  readonly shown: number
  /** Does every alternative cost what the baseline costs? */
  readonly neutral: boolean
  /** The payment that gives way, by place of the alternative; its largest where it is not said, `-` where none shall. */
  readonly gives: Readonly<Record<number, string>>
  /** The saved comparison that this one rests on, with the version that was seen: `<id>.3`. */
  readonly saved?: string | undefined
  /** The clinic that is explained beside the table. */
  readonly clinic?: string | undefined
  /** The table: how it is ordered (`change`, `-change`), filtered and grouped. */
  readonly sort?: string | undefined
  readonly filter?: string | undefined
  readonly owner?: string | undefined
  readonly group?: string | undefined
}

/** Amounts in whole öre, so that every sum is exact. `null`: not settled in the period. */
export interface Amounts {
  /** By payment's key, then by the clinic's place. */
  readonly payments: Readonly<Record<string, readonly (number | null)[]>>
  /** By the clinic's place. */
  readonly totals: readonly number[]
  readonly total: number
  /** Of pots: what stays with the region, by payment. */
  readonly unpaid: Readonly<Record<string, number>>
}

/** How the budget lock was solved. */
export type Lock =
  | {
      readonly state: 'solved'
      readonly model: string
      readonly payment: string
      readonly figures: readonly string[]
      readonly factor: number
      /** Öre that rounding left, given to the payment that gives way by largest remainder. */
      readonly residue: number
    }
  | {
      readonly state: 'unsolved'
      readonly model: string
      readonly payment: string
      /** The nearest that it can cost, in öre. */
      readonly nearest: readonly { readonly factor: number; readonly total: number }[]
    }

/** A payment of an alternative; two models of an assignment may share one by its name. */
export interface PaymentOf {
  readonly name: string
  readonly label: Label
  readonly group: Pricing['payments'][number]['group']
}

/** An alternative with what it pays. */
export interface PricedAlternative {
  readonly letter: Letter
  readonly alternative: Alternative
  readonly label: Label
  readonly entries: readonly Entry[]
  readonly parts: readonly Pricing[]
  readonly payments: readonly PaymentOf[]
  readonly amounts: Amounts
  /** The share of the money that groups pay which the payer calls fixed. */
  readonly fixedShare: number | null
  readonly lock?: Lock | undefined
}

/** An alternative that is not there: on its way, or refused with what to do. */
export type Slot =
  | {
      readonly state: 'ready'
      readonly priced: PricedAlternative /** Old figures while new ones come. */
      readonly isStale: boolean
    }
  | { readonly state: 'loading'; readonly letter: Letter; readonly alternative: Alternative }
  | {
      readonly state: 'failed'
      readonly letter: Letter
      readonly alternative: Alternative
      readonly problem: Problem
      readonly retry: () => void
    }

/** A comparison as its views read it. */
export interface Comparison {
  readonly clinics: readonly Clinic[]
  /** In the order of the state's alternatives. */
  readonly slots: readonly Slot[]
}
