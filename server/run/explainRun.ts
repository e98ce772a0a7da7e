import { type Month, monthsOf, type Period, addMonths } from '../../models/index.ts'
import {
  type AssignmentEntry,
  assignedTo,
  type ChangeInWindow,
  changesInWindows,
  type ExplainedPayment,
  explain,
  modelOf,
  type Read,
  readsOf,
  type Term,
} from '../../models/payout/index.ts'
import { countWithTerms } from './countModel.ts'
import { type PaidRun, payRun, type RunOrder } from './payRun.ts'

/** A term, and the days inside its window on which its rate changes, which the payment does not follow. */
export interface DatedTerm extends Term {
  readonly changes?: readonly string[] | undefined
}

/** A payment to one clinic with its reason, and the model that pays it. */
export interface ExplainedByModel extends Omit<ExplainedPayment, 'terms'> {
  readonly model: string
  readonly terms: readonly DatedTerm[]
  /** What it read of the clinic, its indicators and the region, in the last window. */
  readonly reads: readonly Read[]
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
    const { program, terms } = plan
    const input = { quantities, ratesOf: order.ratesOf, assigned: assignedTo(name, order.entries, quantities) }
    const explained = explain(program, terms, input, clinic)
    const reads = readsOf(program, plan.reads, input, clinic)
    const changes = changesInWindows(program, quantities, order.ratesOf)
    for (const payment of explained.payments) {
      const over = program.payments.find((one) => one.name === payment.name)?.over ?? 'month'
      payments.push({
        ...payment,
        model: name,
        terms: payment.terms.map((term) => withChanges(term, changes, monthsOf(over))),
        reads: reads[payment.name] ?? [],
      })
    }
  }
  return { paid, payments }
}

/** Of a payment by the month there are none: each month has its own rate. */
function withChanges(term: Term, changes: readonly ChangeInWindow[], months: number): DatedTerm {
  if (months === 1 || !('name' in term.of)) return term
  const { name } = term.of
  const days = changes.filter(({ figure, window }) => figure === name && lengthOf(window) === months)
  return days.length === 0 ? term : { ...term, changes: [...new Set(days.map((one) => one.changes))] }
}

const lengthOf = ({ first, last }: ChangeInWindow['window']): number => last - first + 1

function isOn(model: string, clinic: string, entries: readonly AssignmentEntry[], { first, last }: Period): boolean {
  for (let month: Month = first; month <= last; month = addMonths(month, 1))
    if (modelOf(clinic, month, entries) === model) return true
  return false
}
