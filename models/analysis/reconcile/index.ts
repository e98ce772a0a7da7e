/** The door of reconciling: what was paid against what a model computes, and one run against a later one. */
export { agreementBy, type AgreementOf } from './agreementBy.ts'
export { type Agreement, agreementOf, shownShare } from './Agreement.ts'
export {
  type CountedTerm,
  correctPayments,
  type ExplainedSide,
  type PaymentCorrection,
  type TermCorrection,
} from './correctPayments.ts'
export { pairPayments, type PaymentNames, type PaymentPair } from './pairPayments.ts'
export type { Months, PeriodAmount } from './PeriodAmount.ts'
export { reconcile, type ReconcileInput, type Reconciliation } from './reconcile.ts'
export { type Residual, residualKey } from './Residual.ts'
export { writeMonths } from './writeMonths.ts'
