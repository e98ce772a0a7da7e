import type { Months } from './PeriodAmount.ts'

/** One line of a reconciliation: what a clinic was paid for a payment and period beside what the model computes, in öre. */
export interface Residual extends Months {
  /** By which it is named from outside and in notes: `c28/visit_payment/2017-03`. */
  readonly key: string
  readonly clinic: string
  /** The name of the pair. */
  readonly payment: string
  /** As it is written: `2017-03`. */
  readonly period: string
  readonly paid: number
  readonly computed: number
  /** Paid less computed: above 0, more was paid than the model says. */
  readonly residual: number
}

/**
 * The name of a line: its parts with a slash between them; a slash or a per cent sign within a part is escaped.
 *
 * @example
 * residualKey('c28', 'visit_payment', '2017-03') // => 'c28/visit_payment/2017-03'
 * residualKey('north/east', 'visits', '2017') // => 'north%2Feast/visits/2017'
 */
export function residualKey(clinic: string, payment: string, period: string): string {
  return [clinic, payment, period].map((part) => part.replaceAll('%', '%25').replaceAll('/', '%2F')).join('/')
}
