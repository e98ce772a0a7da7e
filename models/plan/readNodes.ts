import { childrenOf } from '../document/partsOf.ts'
import type { Formula, Label, Model, Payment } from '../document/Model.ts'
import type { Expression, Level } from '../formula/Expression.ts'
import { writeUnit } from '../formula/Unit.ts'
import { monthsOf } from '../date/Window.ts'
import type { NodeId } from './Graph.ts'
import type { Lowering } from './lowerExpression.ts'
import type { ProgramPayment } from './Program.ts'

/** One thing that a payment to a clinic reads above its rows, as a node. */
export interface ReadNode {
  /** As a formula names it, or the part of the formula itself: `clinic.list_points`, `count(patients)`. */
  readonly name: string
  readonly label?: Label | undefined
  readonly level: Level
  readonly kind: 'number' | 'boolean'
  readonly unit?: string | undefined
  /** From the time of the window to that of the unit. */
  readonly factor: number
  readonly node: NodeId
  /** Of `min`, `max`, `clamp`, `ramp`: the parts of which one may have bound, each with its words. */
  readonly bounds?: readonly { readonly name: string; readonly node: NodeId }[] | undefined
}

type Place = ReturnType<Lowering['paymentPlace']>

/** A formula being read: its text, where it stands, and its window. */
interface Reading {
  readonly text: string
  readonly place: Place
  /** The formula as a whole, which has a name of its own already. */
  readonly whole?: Expression | undefined
}

const ABOVE_ROWS: readonly Level[] = ['indicator', 'clinic', 'region']

/**
 * What a payment reads of the clinic, its indicators and the region, in the order in which it is met: formulas with what they
 * read in their turn, facts, counts and sums, and what limits it. It says why a payment is what it is where no term does: why a
 * clinic got nothing, or no more.
 */
export function readNodes(
  model: Model,
  lowering: Lowering,
  payment: Payment,
  { over }: Pick<ProgramPayment, 'over'>,
): readonly ReadNode[] {
  const { lower, paymentPlace, graph } = lowering
  const found = new Map<string, ReadNode>()
  const length = monthsOf(over)
  const { pot, formula, scope } = payment
  if (pot) {
    const [amount = '', weight = ''] = payment.text.split(' · ')
    walk(pot.amount, { text: amount, place: paymentPlace('region', scope) })
    const place = paymentPlace('clinic', scope)
    walk(pot.sharedBy, { text: weight, place })
    const own = lower(pot.sharedBy, place)
    add('shared_by', pot.sharedBy, { text: weight, place }, own)
    const all = graph.add({ op: 'sumClinics', scope: scope ?? 'all_clinics', of: [own] })
    add('shared_by of all clinics', pot.sharedBy, { text: weight, place: { ...place, level: 'region' } }, all)
  } else if (formula && payment.each === 'indicator')
    for (const name of payment.of) walk(formula, { text: payment.text, place: paymentPlace('indicator', scope, name) })
  else if (formula) walk(formula, { text: payment.text, place: paymentPlace(payment.each, scope) })
  return [...found.values()]

  function walk(part: Expression, reading: Reading): void {
    const { place } = reading
    switch (part.type) {
      case 'formula':
        if (!part.row) readFormula(part, place)
        return
      case 'table':
        for (const by of model.tables.find(({ name }) => name === part.name)?.by ?? [])
          walk(by, { text: '', place: { ...place, months: by.unit.months ?? place.months } })
        return
      case 'fact':
        if (part.entity === 'clinic' && !part.row && part.kind !== 'word' && part.kind !== 'words')
          add(
            `clinic.${part.name}`,
            part,
            { ...reading, place: { ...place, level: 'clinic' } },
            lower(part, place),
            labelOfFact(part.name),
          )
        return
      case 'indicator': {
        const name = part.indicator ?? place.indicator?.name
        const label = model.indicators.find((one) => one.name === name)?.label
        if (!part.row)
          add(
            `${name}.${part.what}`,
            part,
            { ...reading, place: { ...place, level: 'indicator' } },
            lower(part, place),
            label,
          )
        return
      }
      case 'previous':
        add(`previous.${part.name}`, part, reading, lower(part, place))
        return
      case 'aggregate':
        if (ABOVE_ROWS.includes(place.level) && part !== reading.whole)
          add(written(part, reading), part, reading, lower(part, place))
        for (const name of part.among ?? []) walkRows(part, name, reading)
        return
      case 'call':
        if (ABOVE_ROWS.includes(place.level) && LIMITING.includes(part.function)) limited(part, reading)
        break
      case 'constant':
      case 'word':
      case 'parameter':
      case 'limit':
      case 'known':
      case 'operation':
    }
    for (const one of childrenOf(part)) walk(one, reading)
  }

  /** Of a sum over indicators: what is read of each. */
  function walkRows(part: Extract<Expression, { type: 'aggregate' }>, name: string, { text, place }: Reading): void {
    const indicator = model.indicators.find((one) => one.name === name)
    const at = { text, place: { ...place, indicator } }
    for (const one of [part.each, part.weight])
      if (one?.type === 'formula' && one.level === 'indicator') readFormula({ ...one, indicator: name }, at.place)
      else if (one?.type === 'indicator') walk({ ...one, row: false, indicator: name }, at)
  }

  function readFormula(part: Extract<Expression, { type: 'formula' }>, asking: Place): void {
    const its = model.formulas.find(({ level, name }) => level === part.level && name === part.name)
    if (!its) return
    const indicator =
      part.level !== 'indicator'
        ? undefined
        : (model.indicators.find(({ name }) => name === part.indicator) ?? asking.indicator)
    const name = `${indicator?.name ?? part.level}.${part.name}`
    if (found.has(name)) return
    if (ABOVE_ROWS.includes(part.level)) {
      const node = lower(
        { ...part, row: false },
        { ...paymentPlace(part.level, undefined, indicator?.name), indicator },
      )
      found.set(name, {
        name,
        label: its.label,
        level: part.level,
        kind: its.kind,
        ...(its.kind === 'number' && { unit: writeUnit(its.unit) }),
        factor: factorOf(its, length),
        node,
      })
    }
    walk(its.expression, { text: its.text, place: placeOf(its, indicator?.name), whole: its.expression })
  }

  function placeOf({ level, scope: own, months }: Formula, indicator: string | undefined): Place {
    const place = paymentPlace(level, own, indicator)
    return months === undefined ? place : { ...place, span: months, months }
  }

  function limited(part: Extract<Expression, { type: 'call' }>, reading: Reading): void {
    const name = written(part, reading)
    add(name, part, reading, lower(part, reading.place))
    const read = found.get(name)
    const bounds = part.of.map((one) => ({ name: written(one, reading), node: lower(one, reading.place) }))
    if (read) found.set(name, { ...read, bounds })
  }

  function add(name: string, part: Expression, { place }: Reading, node: NodeId, label?: Label): void {
    if (name === '' || found.has(name)) return
    // What happens in a window is shown for that window.
    const unit = (part.unit.powers['time'] ?? 0) === 0 ? part.unit : { ...part.unit, months: asTime(place.months) }
    const isNumber = part.kind === 'number'
    found.set(name, {
      name,
      label,
      level: place.level,
      kind: isNumber ? 'number' : 'boolean',
      ...(isNumber && !unit.any && { unit: writeUnit(unit) }),
      factor: 1,
      node,
    })
  }

  function labelOfFact(name: string): Label | undefined {
    return model.facts.find((fact) => fact.entity === 'clinic' && fact.name === name)?.label
  }
}

const LIMITING: readonly string[] = ['min', 'max', 'clamp', 'ramp']

/** A part of a formula as it is written; the indicator at hand by its name, for several may be read. */
function written({ span }: Expression, { text, place }: Reading): string {
  const part = text.slice(span.start, span.end)
  return place.indicator ? part.replaceAll('indicator.', `${place.indicator.name}.`) : part
}

const asTime = (months: number): 1 | 3 | 12 => (months === 3 || months === 12 ? months : 1)

/** From the window's time to that of the formula's own unit: kronor in a month are a twelfth of kronor a year. */
function factorOf({ unit }: Formula, length: number): number {
  return unit.months !== undefined && (unit.powers['time'] ?? 0) < 0 ? unit.months / length : 1
}
