/** What the command asks of the program: the same functions as the routes, nothing of its own. */
export type { Term } from '../../models/payout/index.ts'
export { hashOf } from '../run/hashOf.ts'
export type { Manifest } from '../run/Manifest.ts'
export { type Balance, CannotBalance, payBalanced } from '../run/payBalanced.ts'
export { type ExplainedByModel, type ExplainedRun, explainRun } from '../run/explainRun.ts'
export { PROGRAM } from '../run/manifestOf.ts'
export type { PreviousRun } from '../run/withPrevious.ts'
export { type PaidRun, payRun, type Run, type RunOrder, statementsFor } from '../run/payRun.ts'
