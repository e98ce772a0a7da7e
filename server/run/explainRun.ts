import { type Month, type Period, addMonths } from '../../models/index.ts'
import { type AssignmentEntry, assignedTo, type ExplainedPayment, explain, modelOf } from '../../models/payout/index.ts'
import { countWithTerms } from './countModel.ts'
import { type PaidRun, payRun, type RunOrder } from './payRun.ts'

/** A payment to one clinic with its reason, and the model that pays it. */
export interface ExplainedByModel extends ExplainedPayment {
  readonly model: string
}

/** A run, and why one clinic is paid what it is paid. */
export interface ExplainedRun {
  readonly paid: PaidRun
  readonly payments: readonly ExplainedByModel[]
}

/** The reason of every payment to one clinic: for each model that the clinic is on in some month of the period. */
export async function explainRun(order: RunOrder, clinic: string): Promise<ExplainedRun> {
  const paid = await payRun(order)
  const payments: ExplainedByModel[] = []
  for (const part of paid.parts) {
    const { name } = part.model
    if (!isOn(name, clinic, order.entries, order.period)) continue
    const { plan, quantities } = await countWithTerms(part, order)
    const assigned = assignedTo(name, order.entries, quantities)
    const explained = explain(plan.program, plan.terms, { quantities, ratesOf: order.ratesOf, assigned }, clinic)
    payments.push(...explained.payments.map((payment) => ({ model: name, ...payment })))
  }
  return { paid, payments }
}

function isOn(model: string, clinic: string, entries: readonly AssignmentEntry[], { first, last }: Period): boolean {
  for (let month: Month = first; month <= last; month = addMonths(month, 1))
    if (modelOf(clinic, month, entries) === model) return true
  return false
}
