import type { Residual } from '../../../server/contract/reconcile.ts'
import type { ReconcileChoice } from './reconcileAddress.ts'

/** Residuals of a clinic, payment and class; `none` are those that nobody has classed. One may be kept whatever it is. */
export function filterResiduals(
  residuals: readonly Residual[],
  { at, payment, class: chosen }: ReconcileChoice,
  kept = '',
): readonly Residual[] {
  return residuals.filter(
    (one) =>
      one.key === kept ||
      ((at === '' || one.clinic === at) &&
        (payment === '' || one.payment === payment) &&
        (chosen === '' || (one.note?.class ?? 'none') === chosen)),
  )
}
