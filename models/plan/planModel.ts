import type { Period } from '../date/Period.ts'
import { monthsOf, type Over, windowsIn } from '../date/Window.ts'
import type { Formula, Model, Payment } from '../document/Model.ts'
import { writeUnit } from '../formula/Unit.ts'
import { columnsOf, type Key, type Request } from './Count.ts'
import { type NodeId, partsOf } from './Graph.ts'
import { type Coding, layOut } from './layOut.ts'
import { createLowering, type Lowering } from './lowerExpression.ts'
import { PlanTrouble } from './PlanTrouble.ts'
import type {
  Figure,
  FigureTable,
  Program,
  ProgramPayment,
  ProgramRead,
  ProgramTerm,
  WindowProgram,
} from './Program.ts'
import { readNodes } from './readNodes.ts'
import { termNodes } from './termNodes.ts'

/** What a plan is made with. */
export interface PlanOptions {
  /**
   * Facts computed for each clinic, or for the region, that shall stand beside the payments: `clinic.x`, `region.x`, or
   * `x`, of clinics before the region.
   */
  readonly facts?: readonly string[]
  /** Also plan the terms of each payment, *quantity × rate*. */
  readonly explain?: boolean
}

/** A program, and for an explained one its terms by payment. */
export interface Plan {
  readonly program: Program
  readonly terms: Readonly<Record<string, readonly ProgramTerm[]>>
  /** Of an explained program: what each payment reads of the clinic and the region. */
  readonly reads: Readonly<Record<string, readonly ProgramRead[]>>
  /** Payments that are not linear in their rates row by row, each with the reason. */
  readonly rowBound: Readonly<Record<string, string>>
}

/**
 * Plans a checked model: which quantities to count, and the program that prices them.
 *
 * @throws PlanTrouble where a formula cannot be counted, naming the payment
 */
export function planModel(model: Model, options: PlanOptions = {}): Plan {
  const overs = new Set(model.payments.map((payment) => payment.over))
  if (overs.size === 0) overs.add('month')
  const planned = [...overs].map((over) => planWindows(model, over, options, over === [...overs][0]))
  return {
    program: {
      model: model.name,
      currency: model.currency,
      valid: model.valid,
      figures: figuresOf(model),
      tables: tablesOf(model),
      windows: planned.map((one) => one.program),
      payments: model.payments.map(({ name, group, over }) => ({ name, group, over })),
    },
    terms: Object.assign({}, ...planned.map((one) => one.terms)),
    reads: Object.assign({}, ...planned.map((one) => one.reads)),
    rowBound: Object.assign({}, ...planned.map((one) => one.rowBound)),
  }
}

/** What a program asks of a dataset for one period. */
export function requestFor(program: Program, model: Pick<Model, 'cutOff'>, period: Period): Request {
  return {
    windows: program.windows.map(({ over, counts, facts, indicators, previous }) => ({
      over,
      windows: windowsIn(period, over, model.cutOff),
      counts,
      facts,
      indicators,
      previous,
    })),
  }
}

function planWindows(model: Model, over: Over, options: PlanOptions, isFirst: boolean) {
  const lowering = createLowering(model, over)
  const payments = model.payments
    .filter((payment) => payment.over === over)
    .map((payment) => ({ payment, ...lowerPayment(payment, lowering) }))
  const asked = formulasFor(model, lowering, payments, options.facts ?? [], isFirst)
  const terms = options.explain
    ? payments.map(({ payment, amount, pot }) => ({
        name: payment.name,
        terms: termNodes(model, lowering, payment, amount, pot),
        reads: readNodes(model, lowering, payment, { over }),
      }))
    : []
  const roots = [
    ...payments.flatMap(({ amount, pot }) => (pot === undefined ? [amount] : [amount, pot])),
    ...asked.map((one) => one.node),
    ...terms.flatMap((one) => one.terms.flatMap((term) => [term.quantity, term.rate])),
    ...terms.flatMap((one) => one.reads.flatMap(({ node, bounds = [] }) => [node, ...bounds.map((part) => part.node)])),
  ]
  const layout = layOut(lowering.graph, over, roots, (words) => codingOf(model, words))
  const { steps, counts, stepOf } = layout
  const facts = new Map<string, boolean>()
  for (const step of steps)
    if (step.op === 'clinicFact')
      facts.set(
        step.name,
        model.facts.find((fact) => fact.entity === 'clinic' && fact.name === step.name)?.table !== 'clinics',
      )
  const program: WindowProgram = {
    over,
    counts,
    facts: [...facts].map(([name, monthly]) => ({ name, monthly })),
    indicators: [...new Set(steps.flatMap((step) => (step.op === 'given' ? [step.indicator] : [])))],
    previous: [...new Set(steps.flatMap((step) => (step.op === 'previous' ? [step.name] : [])))],
    steps,
    payments: payments.map(
      ({ payment, amount, pot }): ProgramPayment => ({
        name: payment.name,
        group: payment.group,
        over,
        toOpenClinics: payment.each === 'clinic' || payment.each === 'indicator',
        amount: stepOf(amount),
        ...(pot === undefined ? {} : { pot: { amount: stepOf(pot), scope: payment.scope ?? 'all_clinics' } }),
      }),
    ),
    formulas: asked.map(({ name, formula, node }) => ({
      name,
      step: stepOf(node),
      factor: declaredFactor(formula, over),
    })),
    columnNames: counts.map((count) => count.keys.flatMap(namesOf)),
  }
  return {
    program,
    terms: Object.fromEntries(
      terms.map(({ name, terms: nodes }) => [
        name,
        nodes.map((term): ProgramTerm => ({ ...term, quantity: stepOf(term.quantity), rate: stepOf(term.rate) })),
      ]),
    ),
    reads: Object.fromEntries(
      terms.map(({ name, reads }) => [
        name,
        reads.map(
          ({ node, bounds, ...read }): ProgramRead => ({
            ...read,
            step: stepOf(node),
            ...(bounds && { bounds: bounds.map((part) => ({ name: part.name, step: stepOf(part.node) })) }),
          }),
        ),
      ]),
    ),
    rowBound: Object.fromEntries(
      payments.flatMap(({ payment, amount }) => {
        const reason = rowBoundReason(lowering, amount)
        return reason === undefined ? [] : [[payment.name, reason]]
      }),
    ),
  }
}

/** A payment as nodes: each clinic's amount, or of a pot its weight and the pot. */
function lowerPayment(payment: Payment, lowering: Lowering): { readonly amount: NodeId; readonly pot?: NodeId } {
  const { lower, sumRows, paymentPlace, graph, math } = lowering
  const rounded = (amount: NodeId): NodeId =>
    payment.round ? graph.add({ op: 'round', rounding: payment.round, of: [amount] }) : amount
  try {
    if (payment.pot)
      return {
        amount: lower(payment.pot.sharedBy, paymentPlace('clinic', payment.scope)),
        pot: lower(payment.pot.amount, paymentPlace('region', payment.scope)),
      }
    if (!payment.formula) throw new Error(`${payment.name} has neither formula nor pot`)
    const { formula } = payment
    switch (payment.each) {
      case 'patient':
        return {
          amount: rounded(sumRows('patients', 'window', lower(formula, paymentPlace('patient', payment.scope)))),
        }
      case 'contact': {
        const rows = payment.paidTo === 'performer' ? 'performed' : 'charged'
        return { amount: rounded(sumRows(rows, 'window', lower(formula, paymentPlace('contact', payment.scope)))) }
      }
      case 'clinic':
        return { amount: rounded(lower(formula, paymentPlace('clinic', payment.scope))) }
      case 'indicator':
        return {
          amount: rounded(
            math.total(payment.of.map((name) => lower(formula, paymentPlace('indicator', payment.scope, name)))),
          ),
        }
    }
  } catch (trouble) {
    if (!(trouble instanceof PlanTrouble)) throw trouble
    throw new PlanTrouble(`\`${payment.name}\`: ${trouble.message}`, trouble.hint, payment.name)
  }
}

/** Formulas of clinics, or of the region, that were asked for or that `previous` reads. */
function formulasFor(
  model: Model,
  lowering: Lowering,
  payments: readonly { readonly amount: NodeId; readonly pot?: NodeId }[],
  wanted: readonly string[],
  isFirst: boolean,
): readonly { readonly name: string; readonly formula: Formula; readonly node: NodeId }[] {
  const names = new Set(isFirst ? wanted : [])
  const seen = new Set<NodeId>()
  const waiting: NodeId[] = payments.flatMap(({ amount, pot }) => (pot === undefined ? [amount] : [amount, pot]))
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    const node = lowering.graph.node(id)
    if (node.op === 'previous') names.add(node.name)
    waiting.push(...partsOf(node))
  }
  return [...names].flatMap((name) => {
    const formula = formulaCalled(name, model)
    return formula ? [{ name, formula, node: lowering.formulaOfClinics(formula) }] : []
  })
}

/** The formula of clinics with this name, or else of the region; or that of the level before the dot. */
function formulaCalled(name: string, { formulas }: Model): Formula | undefined {
  const levels = ['clinic', 'region'] as const
  for (const level of levels) {
    const found = formulas.find((one) => one.level === level && one.name === name)
    if (found) return found
  }
  return formulas.find((one) => levels.some((level) => one.level === level && name === `${level}.${one.name}`))
}

/** From the time of a window to that of a formula's own unit: kronor in a month are a twelfth of kronor a year. */
function declaredFactor({ unit }: Formula, over: Over): number {
  return unit?.months !== undefined && (unit.powers['time'] ?? 0) < 0 ? unit.months / monthsOf(over) : 1
}

function codingOf(model: Model, words: readonly string[]): Coding {
  const { grouping } = model
  if (!grouping) return undefined
  const codes = (word: string): readonly string[] => grouping.conditions.find((one) => one.word === word)?.codes ?? []
  return {
    grouping: grouping.name,
    months: grouping.months,
    ...(grouping.codesFromData ? {} : { codes: words.map(codes) }),
  }
}

/** Why the rows of a payment have to be priced one by one, if they have: a figure that could not be taken out of them. */
function rowBoundReason({ graph }: Lowering, amount: NodeId): string | undefined {
  const seen = new Set<NodeId>()
  const waiting = [amount]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    const parts = partsOf(graph.node(id))
    const figure =
      graph.domain(id) === 'rows' ? parts.map((part) => graph.node(part)).find(({ op }) => op === 'figure') : undefined
    if (figure?.op === 'figure') return `\`${figure.name}\` is compared or limited for each row.`
    waiting.push(...parts)
  }
  return undefined
}

/** What the columns of a key are called in a formula. */
function namesOf(key: Key): readonly string[] {
  switch (key.type) {
    case 'age':
      return ['patient.age']
    case 'fact':
    case 'known':
      return [`${key.fact.entity}.${key.fact.name}`]
    case 'patient':
      return ['patient']
    case 'listing':
      return ['contact.listing']
    case 'conditions':
      return Array.from({ length: columnsOf(key) }, () => 'patient.conditions')
    case 'measurement':
      return [`patient.${key.kind}`]
    case 'tally':
      return ['patient’s contacts']
  }
}

function figuresOf(model: Model): readonly Figure[] {
  const parameters = model.parameters.map((parameter) => ({
    name: parameter.name,
    unit: writeUnit(parameter.unit),
    values: parameter.values.map(({ from, value, source, basis }) => ({ from, value: value ?? null, source, basis })),
  }))
  const limits = model.indicators.flatMap((indicator) => {
    const names = new Set(indicator.limits.flatMap((dated) => Object.keys(dated.limits)))
    return [...names].map((name) => ({
      name: `${indicator.name}.${name}`,
      unit: indicator.limitUnits[name] ? writeUnit(indicator.limitUnits[name]) : '',
      values: indicator.limits.map(({ from, limits: values, source, basis }) => ({
        from,
        value: values[name] ?? null,
        source,
        basis,
      })),
    }))
  })
  return [...parameters, ...limits]
}

function tablesOf(model: Model): readonly FigureTable[] {
  return model.tables.map(({ name, unit, reads, decimalKeys, values }) => ({
    name,
    unit: writeUnit(unit),
    reads,
    ...(decimalKeys?.includes(true) && { decimalKeys }),
    values: values.map(({ from, rows, source, basis }) => ({ from, rows: rows ?? null, source, basis })),
  }))
}
