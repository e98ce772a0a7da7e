/** What the command asks of the program: the same functions as the routes, nothing of its own. */
export type { ExplainedPayment, Term } from '../../models/payout/index.ts'
export { hashOf } from '../run/hashOf.ts'
export type { Manifest } from '../run/Manifest.ts'
export { type Balance, CannotBalance, payBalanced } from '../run/payBalanced.ts'
export { explainRun, type PaidRun, payRun, PROGRAM, type Run, type RunOrder, statementsFor } from '../run/payRun.ts'
