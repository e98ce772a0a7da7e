import type { Over, Window } from '../date/Window.ts'
import type { RatedSum } from './RatedSum.ts'

/**
 * What is asked of a warehouse: one table of whole numbers and exact decimals, by clinic, window and key.
 * No figure of a model stands in it: only names of facts, words, and months to look back over.
 */
export interface Count {
  readonly id: string
  readonly rows: CountRows
  /** Which months of contacts and costs a window takes: its own, or so many back to its cut-off. Of no meaning for `patients` and `enrolments`, which are as at the cut-off. */
  readonly span: Span
  readonly over: Over
  /** What is grouped by, beside clinic and window. */
  readonly keys: readonly Key[]
  /** Numbers whose exact sum Σ n·x is wanted, over the rows where they are known. */
  readonly measures: readonly RowFact[]
}

/**
 * Which rows, and which clinic they count for.
 * - `patients`: listed at the cut-off, for the clinic that lists them
 * - `performed`: contacts of the span's months, for the clinic that performed them
 * - `charged`: the same contacts, for the clinic where the patient was listed (`listed_at`)
 * - `patients.contacts`: contacts of the span's months of the patients listed at the cut-off, for the clinic that lists them
 * - `enrolments`: active at the cut-off; `costs`: of the span's months
 */
export type CountRows = 'patients' | 'performed' | 'charged' | 'patients.contacts' | 'enrolments' | 'costs'

/** `'window'`, or a number of months back that end with the cut-off. */
export type Span = 'window' | number

/** A column of the rows, or of the patient that a contact or enrolment belongs to. */
export interface RowFact {
  readonly entity: 'patient' | 'contact' | 'enrolment' | 'cost'
  readonly name: string
}

/**
 * What rows are grouped by. A value that is missing is a group of its own (`null`).
 */
export type Key =
  /** Completed years at the cut-off, 0 before birth, or the age as delivered where there is no date of birth. */
  | { readonly type: 'age' }
  | { readonly type: 'fact'; readonly fact: RowFact; readonly kind: 'number' | 'word' | 'boolean' }
  /** Is there a value? For a measure, whose values are not grouped by. */
  | { readonly type: 'known'; readonly fact: RowFact }
  /** Is there a patient that the row belongs to? Of a guest’s contact there is none. */
  | { readonly type: 'patient' }
  /** `here`, `elsewhere`, `unlisted`, `other_region`, `other_country`: `listed_at` seen from the performing clinic. */
  | { readonly type: 'listing' }
  /** Which of these conditions the patient has, as bits in the order of the words, 30 a column. */
  | {
      readonly type: 'conditions'
      readonly words: readonly string[]
      /** From diagnoses, by a grouping's codes; without it from the conditions delivered with the patient. */
      readonly coding?:
        | {
            readonly grouping: string
            readonly months: number
            /** By beginnings of codes for each word, in the order of `words`; absent where the dataset's `codes` say. */
            readonly codes?: readonly (readonly string[])[] | undefined
          }
        | undefined
    }
  /** The last measurement of a kind within so many months to the cut-off; the highest of one day. A value on the patient's own row goes first. */
  | { readonly type: 'measurement'; readonly kind: string; readonly months: number }
  /**
   * Of the patient's contacts in the span, or of the patient's costs, those where a condition holds: how many (Σ n), whether any, or the
   * sum of a measure (Σ n·x). For `n` alike, each one's share; it must be whole.
   */
  | {
      readonly type: 'tally'
      readonly of?: 'costs' | undefined
      readonly how: 'count' | 'any' | 'sum'
      readonly where: Condition
      readonly measure?: string | undefined
      readonly span: Span
    }

/** A condition on one contact or cost, without any figure. A fact that is missing makes `is` and `true` false; `known` asks. */
export type Condition =
  | { readonly type: 'always' }
  | { readonly type: 'is'; readonly fact: string; readonly word: string } // `listing` is one of the facts
  | { readonly type: 'true'; readonly fact: string }
  | { readonly type: 'known'; readonly fact: string }
  | { readonly type: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly type: 'not'; readonly of: Condition }

/** The value of one key in one group. */
export type KeyValue = number | string | boolean | null

/**
 * A counted table: one row a combination of clinic and key that occurs in any window, ordered by clinic and then by key
 * (`null` first, false before true, numbers by size, words by code unit).
 */
export interface Counted {
  readonly id: string
  /** Of each row, the clinic's place in `Quantities.clinics`. */
  readonly clinic: readonly number[]
  /** A column a key; `conditions` has one column of bits for each 30 words, named in their place. */
  readonly columns: readonly (readonly KeyValue[])[]
  /** Σ n, by window and then by row. */
  readonly n: readonly (readonly number[])[]
  /** Σ n·x of each measure, by window and then by row. */
  readonly measures: readonly (readonly (readonly number[])[])[]
}

/** A value of a clinic in each window: by window and then by clinic. */
export type ByWindow<T> = readonly (readonly T[])[]

/** Everything that pricing needs of a dataset, for one length of window. */
export interface WindowQuantities {
  readonly over: Over
  readonly windows: readonly Window[]
  readonly counts: readonly Counted[]
  /** How many months of each window the clinic is open: on their first day. */
  readonly monthsOpen: ByWindow<number>
  /** Facts of clinics by name. */
  readonly facts: Readonly<Record<string, ByWindow<KeyValue>>>
  /** Indicators as delivered, by name. */
  readonly indicators: Readonly<
    Record<string, { numerator: ByWindow<number | null>; denominator: ByWindow<number | null> }>
  >
  /** What a formula or payment was in the window before the first, by name and clinic. */
  readonly previous: Readonly<Record<string, readonly (number | null)[]>>
}

/** The quantities of one model on one dataset and period: what leaves the warehouse, and all that pricing reads. */
export interface Quantities {
  /** Ordered by code unit. */
  readonly clinics: readonly string[]
  readonly windows: readonly WindowQuantities[]
}

/** What a model asks of a dataset, for one length of window. */
export interface WindowRequest {
  readonly over: Over
  readonly windows: readonly Window[]
  readonly counts: readonly Count[]
  /** Facts of clinics: from `clinic_facts` by month (the window's last), or else from the clinic itself. */
  readonly facts: readonly { readonly name: string; readonly monthly: boolean }[]
  readonly indicators: readonly string[]
  readonly previous: readonly string[]
  /** Sums with the rates in them, in place of counts whose cells may not leave. Their answers are facts of clinics. */
  readonly rated?: readonly RatedSum[] | undefined
}

/** What a model asks of a dataset for one period: the plan free of any engine's dialect, which manifests hash. */
export interface Request {
  readonly windows: readonly WindowRequest[]
}

/** How many bits of conditions stand in one column. */
export const CONDITIONS_A_COLUMN = 30

/**
 * How many columns a key has in a counted table.
 *
 * @example
 * columnsOf({ type: 'age' }) // => 1
 */
export function columnsOf(key: Key): number {
  return key.type === 'conditions' ? Math.max(1, Math.ceil(key.words.length / CONDITIONS_A_COLUMN)) : 1
}
