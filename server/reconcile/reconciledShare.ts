import { type Reconciliation, shownShare } from '../../models/index.ts'
import { onOneSide, type ReconcileOrder, reconcilePaid } from './reconcilePaid.ts'

/** How much of the money that was paid a baseline reproduces: what stands on a comparison with it. */
export interface Reconciled {
  readonly model: string
  /** To six decimals, never rounded up. */
  readonly share: number
  readonly period: string
}

/** The share of the money that a baseline reproduces, with what it is of. */
export function reconciledShare(model: string, order: ReconcileOrder): Reconciled | undefined {
  const share = shareOf(reconcilePaid(order))
  return share === null ? undefined : { model, share, period: order.period.text }
}

/**
 * The share that may stand on a comparison. `null` where nothing was paid in the period, or where something was paid
 * that is no payment of the baseline: it is then another rule than the one that paid.
 */
export function shareOf(reconciliation: Reconciliation): number | null {
  return onOneSide(reconciliation).notInModel.length > 0 ? null : shownShare(reconciliation.total.share, 6)
}
