import { dateOf, type Model, type Window, withResidue, writeMonth } from '../../models/index.ts'
import { type AssignmentEntry, assignedTo, explainWindows, type Term as Explained } from '../../models/payout/index.ts'
import type { Label } from '../contract/Label.ts'
import type { Order, Statement, Term } from '../contract/pricing.ts'
import type { KeptModel } from './countedModels.ts'
import { manifestIn } from './pricingOf.ts'
import { refuseUnknownChanges } from './refuseUnknownChanges.ts'
import { RequestTrouble } from './RequestTrouble.ts'
import type { ServedDataset } from './ServedDataset.ts'

/** An order's models, counted. */
export interface OrderedModels {
  readonly order: Order
  readonly entries: readonly AssignmentEntry[]
  readonly parts: readonly KeptModel[]
}

/** What one clinic is paid, window by window and term by term. */
export async function statementOf(
  { order, entries, parts }: OrderedModels,
  served: ServedDataset,
  { clinic, name }: { readonly clinic: string; readonly name: string },
): Promise<Statement> {
  const payments: Statement['payments'] = []
  for (const part of parts) {
    const { model, ratesOf } = part
    const { plan, quantities } = await part.explained()
    const place = quantities.clinics.indexOf(clinic)
    if (place === -1)
      throw new RequestTrouble(`There is no clinic \`${clinic}\` in the dataset.`, 'Choose one of its clinics.')
    const assigned = assignedTo(model.name, entries, quantities)
    const { changes, factors } = figuresIn(order, model.name)
    refuseUnknownChanges(plan.program, changes)
    const input = { quantities, ratesOf, changes, factors, assigned }
    const explained = explainWindows(plan.program, plan.terms, input, clinic)
    const settled =
      order.lock?.model === model.name
        ? withResidue(explained.priced, order.lock.payment, order.lock.residue)
        : explained.priced
    explained.payments.forEach((payment, index) => {
      const windows = payment.windows.flatMap(({ window, terms }, at) => {
        const isOurs = assigned[payment.over]?.[at]?.[place] ?? true
        if (!isOurs) return []
        const ore = settled.payments[index]?.ore[at]?.[place] ?? 0
        return [{ ...datesOf(window), ore, terms: terms.map((term) => termOf(term, model)) }]
      })
      const own = model.payments.find((one) => one.name === payment.name)
      if (!own || (windows.length === 0 && payment.windows.length > 0)) return
      payments.push({
        model: model.name,
        name: payment.name,
        label: own.label,
        group: payment.group,
        over: payment.over,
        formula: own.text,
        windows,
      })
    })
  }
  return {
    clinic,
    name,
    payments,
    manifest: { order, models: parts.map((part) => manifestIn(part, served)) },
  }
}

/** What an order changes in one model, and what its lock multiplies there. */
export function figuresIn({ changes, lock }: Order, model: string) {
  return {
    changes: changes?.[model] ?? {},
    factors: lock?.model === model ? Object.fromEntries(lock.figures.map((name) => [name, lock.factor])) : {},
  }
}

function datesOf({ first, last, cutOff }: Window) {
  return { first: writeMonth(first), last: writeMonth(last), cutOff: dateOf(cutOff) }
}

function termOf({ of, row, quantity, rate, amount, unit, source, basis }: Explained, model: Model): Term {
  return {
    of,
    label: labelOf(of, model),
    row: row ?? null,
    quantity,
    rate,
    amount,
    unit: unit ?? null,
    source: source ?? null,
    basis: basis ?? null,
  }
}

function labelOf(of: Explained['of'], model: Model): Label {
  switch (of.type) {
    case 'parameter': {
      const [indicator] = of.name.split('.')
      const found = [...model.parameters, ...model.indicators].find(
        ({ name }) => name === of.name || name === indicator,
      )
      return found?.label ?? { sv: of.name, en: of.name }
    }
    case 'table':
      return model.tables.find(({ name }) => name === of.name)?.label ?? { sv: of.name, en: of.name }
    case 'fact': {
      const [entity, name] = of.name.split('.')
      const fact = model.facts.find((one) => one.entity === entity && one.name === name)
      return fact?.label ?? { sv: of.name, en: of.name }
    }
    case 'previous':
      return { sv: `Föregående ${of.name}`, en: `Previous ${of.name}` }
    case 'percentile':
      return { sv: 'Percentil bland vårdcentralerna', en: 'Percentile among the clinics' }
    case 'pot':
      return { sv: 'Andel av potten', en: 'Share of the pot' }
  }
}
