import type { Entry } from '../../server/contract/dataset.ts'
import type { Statement, Term } from '../../server/contract/pricing.ts'
import type { ExplainedPayment, ExplainedWindow, LineTerm, PaidLine, PaidPeriod } from './PaidLine.ts'
import { isWithin, spanOf, windowEnding } from './statementPeriod.ts'

/** The lines of a statement for one period: what is paid is what a window pays that ends in it. */
export function paidPeriod(statement: Statement, entries: readonly Entry[], at: string): PaidPeriod {
  const isOn = (model: string, month: string): boolean => modelOf(statement.clinic, month, entries) === model
  const byName = Map.groupBy(statement.payments, ({ name }) => name)
  const lines = [...byName.values()].flatMap((payments) => lineOf(payments, at, isOn) ?? [])
  return { at, lines, ore: lines.reduce((sum, { ore }) => sum + (ore ?? 0), 0) }
}

/** None, where the clinic is not on a model with this payment. */
function lineOf(
  payments: readonly ExplainedPayment[],
  at: string,
  isOn: (model: string, month: string) => boolean,
): PaidLine | undefined {
  const [payment] = payments
  if (!payment) return undefined
  const { name, label, group } = payment
  const period = spanOf(at)
  const paid = payments.flatMap((one) =>
    one.windows
      .filter((window) => isOn(one.model, window.first) && isWithin({ first: window.last, last: window.last }, period))
      .map((window) => ({ payment: one, window })),
  )
  if (paid.length === 0) {
    const waiting = payments.find((one) => isOn(one.model, windowEnding(one.over, period.last).first))
    const settles = waiting && windowEnding(waiting.over, period.last).last
    if (settles === undefined || settles <= period.last) return undefined
    return {
      name,
      label,
      group,
      ore: null,
      settles,
      terms: [],
      rounding: 0,
      payments: [waiting ?? payment],
      windows: [],
    }
  }
  const ore = paid.reduce((sum, { window }) => sum + window.ore, 0)
  const terms = addUp(paid)
  const rounding = ore / 100 - terms.reduce((sum, { amount }) => sum + amount, 0)
  const used = payments.filter((one) => paid.some((each) => each.payment === one))
  const windows = paid.map(({ window }) => window).toSorted((one, other) => (one.last < other.last ? -1 : 1))
  return { name, label, group, ore, settles: null, terms, rounding, payments: used, windows }
}

/** Terms of the same figure and rate, added up over windows. */
function addUp(
  paid: readonly { readonly payment: ExplainedPayment; readonly window: ExplainedWindow }[],
): readonly LineTerm[] {
  const terms = new Map<string, LineTerm>()
  for (const { payment, window } of paid)
    for (const term of window.terms) {
      // A pot's size and what the data paid differ from month to month, and are one term all the same.
      const rate = term.of.type === 'parameter' || term.of.type === 'table' ? term.rate : ''
      const key = JSON.stringify([payment.model, figureOf(term), rate, term.source])
      const before = terms.get(key)
      if (!before) {
        const { model, name, over } = payment
        terms.set(key, { ...term, key, model, payment: name, over, windows: [window] })
        continue
      }
      const quantity = before.quantity + term.quantity
      const amount = before.amount + term.amount
      const mean = quantity === 0 ? before.rate : amount / quantity
      terms.set(key, {
        ...before,
        quantity,
        amount,
        rate: rate === '' ? mean : term.rate,
        windows: [...before.windows, window],
      })
    }
  return [...terms.values()]
}

/** What a term is of, whatever its rate: two terms of the same figure are compared with each other. */
export function figureOf({ of, row, unit }: Term): string {
  return JSON.stringify([of.type, 'name' in of ? of.name : null, row, unit])
}

/** The model that a clinic is on in a month: the last entry that says. */
export function modelOf(clinic: string, month: string, entries: readonly Entry[]): string | undefined {
  return entries.findLast(
    ({ from, clinics }) => (from ?? '').slice(0, 7) <= month && (clinics === 'all' || clinics.includes(clinic)),
  )?.model
}
