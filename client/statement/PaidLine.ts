import type { Statement, Term } from '../../server/contract/pricing.ts'

/** A payment of one clinic as the server explains it. */
export type ExplainedPayment = Statement['payments'][number]

/** A window of a payment. */
export type ExplainedWindow = ExplainedPayment['windows'][number]

/** Terms of several windows with the same rate, added up. */
export interface LineTerm extends Term {
  /** What tells it from the payment's other terms. */
  readonly key: string
  readonly model: string
  readonly payment: string
  readonly over: string
  readonly windows: readonly ExplainedWindow[]
}

/** A line of a statement: one payment in one period. */
export interface PaidLine {
  readonly name: string
  readonly label: ExplainedPayment['label']
  readonly group: ExplainedPayment['group']
  /** Whole öre; `null` where no window of it ends in the period. */
  readonly ore: number | null
  /** The month in which it is settled next, where it is not settled in the period. */
  readonly settles: string | null
  readonly terms: readonly LineTerm[]
  /** What rounding adds to the sum of the terms, in the currency. */
  readonly rounding: number
  /** By model: two models of an assignment may have a payment of the same name. */
  readonly payments: readonly ExplainedPayment[]
  /** Those of its windows that are paid in the period. */
  readonly windows: readonly ExplainedWindow[]
}

/** What a clinic is paid in one period, to the öre. */
export interface PaidPeriod {
  readonly at: string
  readonly lines: readonly PaidLine[]
  readonly ore: number
}
