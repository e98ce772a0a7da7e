import {
  agreementBy,
  dayOf,
  type Period,
  type PaymentNames,
  reconcile,
  type Reconciliation,
} from '../../models/index.ts'
import type { AssignmentEntry } from '../../models/payout/index.ts'
import type { CountedModel } from '../run/countModel.ts'
import { computedAmounts } from './computedAmounts.ts'
import { knownAfter, knownOn, type PaidRow } from './PaidRow.ts'

/** What is reconciled: the models of a run, counted, and what was paid. */
export interface ReconcileOrder {
  readonly parts: readonly { readonly counted: CountedModel; readonly ratesOf?: string | undefined }[]
  readonly entries: readonly AssignmentEntry[]
  readonly paid: readonly PaidRow[]
  readonly period: Period
  readonly names?: PaymentNames | undefined
  /** Rows that became known after this day are not there yet. */
  readonly knownAt?: string | undefined
}

/** The payments of some models, each name once. */
export function paymentsOf(parts: ReconcileOrder['parts']): readonly string[] {
  return [...new Set(parts.flatMap(({ counted }) => counted.model.payments.map(({ name }) => name)))]
}

/** Holds what was paid against what the models compute. */
export function reconcilePaid({ parts, entries, paid, period, names, knownAt }: ReconcileOrder): Reconciliation {
  const on = knownAt === undefined ? undefined : dayOf(knownAt)
  return reconcile({
    paid: knownOn(paid, on),
    known: on === undefined ? undefined : { on, later: knownAfter(paid, on) },
    computed: computedAmounts(parts, entries),
    payments: paymentsOf(parts),
    names,
    period,
  })
}

/** Payments of the payer that the models do not have, and payments of the models of which nothing was paid. */
export function onOneSide({ pairs, lines }: Reconciliation): {
  readonly notInModel: readonly string[]
  readonly notPaid: readonly string[]
} {
  const byPayment = agreementBy(lines, 'payment')
  const isOnly = (side: 'paid' | 'model', name: string): boolean =>
    pairs.some((pair) => pair.name === name && pair[side].length === 0)
  return {
    notInModel: byPayment.filter(({ name }) => isOnly('model', name)).map(({ name }) => name),
    notPaid: byPayment.filter(({ name }) => isOnly('paid', name)).map(({ name }) => name),
  }
}
