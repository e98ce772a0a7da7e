import { addressOf } from '../../comparison/address.ts'
import type { ComparisonState } from '../../comparison/Comparison.ts'

/** What of a reconciliation is shown. Empty: the model that pays all that was paid; all clinics, payments, classes. */
export interface ReconcileChoice {
  readonly model: string
  /** The clinic whose residuals are listed. */
  readonly at: string
  readonly payment: string
  readonly class: string
}

const EVERYTHING: ReconcileChoice = { model: '', at: '', payment: '', class: '' }

/** The reconciliation beside a comparison, whose dataset and period it keeps. */
export function reconcileAddress(state: ComparisonState, choice: Partial<ReconcileChoice> = {}): string {
  const [, query = ''] = addressOf(state).split('?')
  return `/reconcile?${withReconcileChoice(new URLSearchParams(query), { ...EVERYTHING, ...choice })}`
}

/** An address with a choice in place of what it says of it. */
export function withReconcileChoice(query: URLSearchParams, choice: ReconcileChoice): string {
  for (const key of Object.keys(EVERYTHING) as (keyof ReconcileChoice)[]) {
    if (choice[key] === '') query.delete(key)
    else query.set(key, choice[key])
  }
  return query.toString()
}

/**
 * The choice that an address says.
 *
 * @example
 * readReconcileChoice(new URLSearchParams('model=county_rule_2017&at=c28')).at // => 'c28'
 */
export function readReconcileChoice(query: URLSearchParams): ReconcileChoice {
  const word = (key: keyof ReconcileChoice): string => query.get(key) ?? ''
  return { model: word('model'), at: word('at'), payment: word('payment'), class: word('class') }
}
