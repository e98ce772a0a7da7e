import { monthsOf, type Over } from '../date/Window.ts'
import type { Formula, Indicator, Model, Scope } from '../document/Model.ts'
import type { Aggregate, Expression, Level, RowSource } from '../formula/Expression.ts'
import { currencyPower } from '../formula/currencyPower.ts'
import type { Unit } from '../formula/Unit.ts'
import { FACTS, type Fact } from '../vocabulary/facts.ts'
import { type Arithmetic, arithmeticOf } from './arithmetic.ts'
import { conditionsOf } from './conditionsOf.ts'
import type { CountRows, Key, RowFact, Span } from './Count.ts'
import { flattenRows } from './flattenRows.ts'
import { PlanTrouble } from './PlanTrouble.ts'
import { createGraph, type Graph, type NodeId } from './Graph.ts'
import { tallyContacts } from './tallyContacts.ts'

/** Where a formula stands while it is turned into nodes. */
interface Place {
  readonly level: Level
  readonly scope: Scope
  readonly span: Span
  /** The months that times in units count in: the payment's window, or the formula's own. */
  readonly months: number
  readonly indicator?: Indicator | undefined
}

/** Turns the formulas of one model, for one length of window, into nodes of one graph. */
export interface Lowering {
  readonly graph: Graph
  readonly math: Arithmetic
  /** A formula of each clinic, or of the region. */
  readonly formulaOfClinics: (formula: Formula) => NodeId
  readonly paymentPlace: (level: Level, scope: Scope | undefined, indicator?: string) => Place
  readonly lower: (expression: Expression, place: Place) => NodeId
  readonly sumRows: (rows: CountRows, span: Span, amount: NodeId) => NodeId
  readonly indicatorPart: (name: string, what: 'numerator' | 'denominator' | 'share') => NodeId
}

/** Starts the lowering of one model for windows of one length. */
export function createLowering(model: Model, over: Over): Lowering {
  const graph = createGraph()
  const math = arithmeticOf(graph)
  const window = monthsOf(over)
  const conditions = conditionsOf(model.grouping, graph, math)
  const facts = new Map<string, Fact>()
  for (const fact of [...FACTS, ...model.facts]) facts.set(`${fact.entity}.${fact.name}`, fact)
  const done = new Map<string, NodeId>()

  /** The same place is asked for many times; a formula is lowered once. */
  function once(name: string, make: () => NodeId): NodeId {
    const before = done.get(name)
    if (before !== undefined) return before
    const made = make()
    done.set(name, made)
    return made
  }

  /** A number whose unit has a time counts in the months of the place that asks. */
  function inTime(id: NodeId, unit: Unit, from: number | undefined, place: Place): NodeId {
    const power = unit.powers['time'] ?? 0
    if (from === undefined || power === 0 || from === place.months) return id
    const [up, down] = power < 0 ? [place.months, from] : [from, place.months]
    return math.make('divide', math.make('multiply', id, math.constant(up)), math.constant(down))
  }

  function lower(expression: Expression, place: Place): NodeId {
    switch (expression.type) {
      case 'constant':
        return math.constant(expression.value)
      case 'word':
        return graph.add({ op: 'word', word: expression.word })
      case 'parameter':
        return inTime(
          graph.add({ op: 'figure', name: expression.name }),
          expression.unit,
          expression.unit.months,
          place,
        )
      case 'limit': {
        const indicator = indicatorOf(expression, place)
        const unit = indicator.limitUnits[expression.name] ?? expression.unit
        const figure = graph.add({ op: 'figure', name: `${indicator.name}.${expression.name}` })
        return inTime(figure, unit, unit.months, place)
      }
      case 'table':
        return inTime(lookUp(expression.name, place), expression.unit, expression.unit.months, place)
      case 'fact':
        return inTime(lowerFact(expression.entity, expression.name), expression.unit, expression.unit.months, place)
      case 'formula':
        return lowerFormula(formulaOf(expression.level, expression.name), {
          ...place,
          ...(expression.indicator !== undefined && { indicator: indicatorOf(expression, place) }),
        })
      case 'indicator':
        return indicatorPart(indicatorOf(expression, place).name, expression.what)
      case 'previous':
        return previousOf(expression.name)
      case 'known':
        return knownOf(expression.of, place)
      case 'operation': {
        const of = comparedSides(expression).map((part) => lower(part, place))
        const [, below] = expression.of
        if (expression.operator === 'divide' && below) callBy(of[1] as NodeId, below)
        return operation(expression.operator, of)
      }
      case 'call':
        return call(expression, place)
      case 'aggregate':
        return aggregate(expression, place)
    }
  }

  /** The indicator that a part names, or the one at hand. */
  function indicatorOf({ indicator }: { readonly indicator?: string | undefined }, place: Place): Indicator {
    return (
      indicator === undefined ? place.indicator : model.indicators.find(({ name }) => name === indicator)
    ) as Indicator
  }

  /** A payment of another window has no value in the window before this one. */
  function previousOf(name: string): NodeId {
    const payment = model.payments.find((one) => one.name === name)
    if (payment && payment.over !== over)
      throw new PlanTrouble(
        `\`previous.${name}\` is paid by ${payment.over}, and is asked for by ${over}.`,
        'Give both payments the same `over`.',
      )
    return graph.add({ op: 'previous', name })
  }

  function knownOf(expression: Expression, place: Place): NodeId {
    const isConditions = expression.type === 'fact' && expression.entity === 'patient' && expression.kind === 'words'
    return isConditions ? conditions.isKnown : math.make('known', lower(expression, place))
  }

  /** Gives a divisor the name by which a formula would ask whether it is zero. */
  function callBy(id: NodeId, below: Expression): void {
    const name = nameOf(below)
    if (name !== undefined) graph.call(id, name)
  }

  function formulaOf(level: Level, name: string): Formula {
    return model.formulas.find((one) => one.level === level && one.name === name) as Formula
  }

  function lowerFormula(formula: Formula, asking: Place): NodeId {
    const months = formula.months ?? window
    const indicator = formula.level === 'indicator' ? asking.indicator : undefined
    const value = once(`formula ${formula.level}.${formula.name} ${indicator?.name ?? ''}`, () => {
      const place: Place = {
        level: formula.level,
        scope: formula.scope ?? 'all_clinics',
        span: formula.months ?? 'window',
        months,
        indicator,
      }
      const computed = lower(formula.expression, place)
      if (!formula.round) return computed
      // Rounded in the time of its own unit: kronor a year to whole hundreds a year.
      const declared = { ...place, months: formula.unit.months ?? months }
      const written = inTime(computed, formula.unit, months, declared)
      const rounded = graph.add({ op: 'round', rounding: formula.round, of: [written] })
      return inTime(rounded, formula.unit, declared.months, place)
    })
    return inTime(value, formula.unit, months, asking)
  }

  function lowerFact(entity: string, name: string): NodeId {
    if (entity === 'period') return math.constant(window)
    if (entity === 'clinic' && name === 'months_open') return graph.add({ op: 'monthsOpen' })
    if (entity === 'patient' && conditions.counts.has(name)) return conditions.count(name)
    const fact = facts.get(`${entity}.${name}`) as Fact
    const node = entity === 'clinic' ? graph.add({ op: 'clinicFact', name }) : rowFact(fact)
    if (fact.missing === undefined) return node
    const instead =
      typeof fact.missing === 'string'
        ? graph.add({ op: 'word', word: fact.missing })
        : math.constant(Number(fact.missing))
    return math.when(math.make('known', node), node, instead)
  }

  function rowFact(fact: Fact): NodeId {
    const { entity, name, kind } = fact
    if (entity === 'patient' && name === 'age') return keyNode({ type: 'age' })
    if (entity === 'contact' && name === 'listing') return keyNode({ type: 'listing' })
    if (fact.table === 'measurements') return keyNode({ type: 'measurement', kind: name, months: fact.months ?? 12 })
    const row: RowFact = { entity: entity as RowFact['entity'], name }
    const isMeasure = kind === 'number' && !(entity === 'enrolment' && name === 'age')
    return graph.add({
      op: 'key',
      key: { type: 'fact', fact: row, kind: kind as 'number' | 'word' | 'boolean' },
      ...(isMeasure ? { measure: row } : {}),
    })
  }

  const keyNode = (one: Key): NodeId => graph.add({ op: 'key', key: one })

  function operation(operator: string, of: readonly NodeId[]): NodeId {
    const [a, b] = of as [NodeId, NodeId]
    switch (operator) {
      case 'greater':
        return math.make('less', b, a)
      case 'greaterOrEqual':
        return math.make('lessOrEqual', b, a)
      case 'unequal':
        return math.make('not', math.make('equal', a, b))
      default:
        return math.make(operator as 'add', ...of)
    }
  }

  function call(expression: Extract<Expression, { type: 'call' }>, place: Place): NodeId {
    if (expression.function === 'has') {
      const word = expression.of[1] as Extract<Expression, { type: 'word' }>
      return conditions.has(word.word)
    }
    const of = expression.of.map((part) => lower(part, place))
    const [a, b, c] = of as [NodeId, NodeId, NodeId]
    switch (expression.function) {
      case 'min':
      case 'max':
        return of.reduce((left, right) => math.make(expression.function as 'min', left, right))
      case 'clamp':
        return math.make('min', math.make('max', a, b), c)
      case 'ramp':
        return math.make('ramp', a, b, c)
      case 'when':
        return math.make('when', a, b, c)
      case 'percentage_points':
        return math.make('multiply', a, math.constant(100))
    }
  }

  /** A number that a table is by counts in the time of its own unit, as the table's rows are written. */
  function lowerKey(by: Expression, place: Place): NodeId {
    return lower(by, { ...place, months: by.unit.months ?? place.months })
  }

  /** A table by words of which several may match is a sum, or the highest, over its rows' words. */
  function lookUp(name: string, place: Place): NodeId {
    const table = model.tables.find((one) => one.name === name)
    if (!table) throw new Error(`no table ${name}`)
    const many = table.by.findIndex((by) => by.kind === 'words')
    if (many === -1) return graph.add({ op: 'look', table: name, of: table.by.map((by) => lowerKey(by, place)) })
    const words = new Set<string>()
    for (const value of table.values)
      for (const row of value.rows ?? []) {
        const one = row.keys[many]
        if (one?.type === 'word') words.add(one.word)
      }
    const keys = (word: string): readonly NodeId[] =>
      table.by.map((by, index) => (index === many ? graph.add({ op: 'word', word }) : lowerKey(by, place)))
    if (table.many === 'highest') return highestOf(name, [...words], keys, many)
    return math.total(
      [...words].map((word) => {
        const found = graph.add({ op: 'look', table: name, orZero: true, of: keys(word) })
        return math.when(conditions.has(word), found, math.zero)
      }),
    )
  }

  /** The highest of the rows that match, which may be below zero; 0 where none does. */
  function highestOf(
    name: string,
    words: readonly string[],
    keys: (word: string) => readonly NodeId[],
    many: number,
  ): NodeId {
    let best = math.zero
    let isAny = math.zero
    for (const word of words) {
      const found = graph.add({ op: 'look', table: name, of: keys(word) })
      const matches = math.make('and', conditions.has(word), math.make('known', found))
      best = math.when(matches, math.when(isAny, math.make('max', best, found), found), best)
      isAny = isAny === math.zero ? matches : math.make('or', isAny, matches)
    }
    // A key without a value is no answer, and not the same as no row.
    const others = keys('').filter((_, index) => index !== many)
    return others.reduce((answer, key) => math.when(math.make('known', key), answer, math.noAnswer), best)
  }

  function aggregate(expression: Extract<Expression, { type: 'aggregate' }>, place: Place): NodeId {
    const { rows } = expression
    if (rows === 'clinics') return overClinics(expression, place)
    if (rows === 'indicators') return overIndicators(expression, place)
    if (rows === 'contacts') {
      const tally = tallyContacts(graph, math, model.tables, place.span)
      const each = lower(expression.each, { ...place, level: 'contact' })
      if (expression.function === 'any') return tally.any(each)
      return tally.sum(expression.function === 'count' ? math.when(each, math.one, math.zero) : each)
    }
    const inner: Place = { ...place, level: rows === 'patients' ? 'patient' : 'contact' }
    const add = (amount: NodeId): NodeId => {
      const total = sumRows(rowsOf(rows), place.span, amount)
      return place.level === 'region' ? graph.add({ op: 'sumClinics', scope: place.scope, of: [total] }) : total
    }
    const weight = weightOf(expression, inner)
    callWeights(expression, add, weight)
    return aggregated(expression.function, lower(expression.each, inner), weight, add)
  }

  /** What a mean or share is divided by. */
  function callWeights(
    { function: name, rows, weight }: Extract<Expression, { type: 'aggregate' }>,
    add: (amount: NodeId) => NodeId,
    lowered: NodeId,
  ): void {
    if (name !== 'mean' && name !== 'share') return
    if (weight === undefined) graph.call(add(lowered), `count(${rows})`)
    else if ('name' in weight && 'row' in weight && weight.row) graph.call(add(lowered), `sum(${rows}.${weight.name})`)
  }

  function weightOf(expression: Extract<Expression, { type: 'aggregate' }>, place: Place): NodeId {
    return expression.weight ? lower(expression.weight, place) : math.one
  }

  function aggregated(name: Aggregate, each: NodeId, weight: NodeId, add: (amount: NodeId) => NodeId): NodeId {
    const flag = (condition: NodeId): NodeId => math.when(condition, math.one, math.zero)
    switch (name) {
      case 'sum':
        return add(each)
      case 'count':
        return add(flag(each))
      case 'any':
        return math.make('less', math.zero, add(flag(each)))
      case 'mean':
        return math.make('divide', add(math.times(each, weight)), add(weight))
      case 'share':
        return math.make('divide', add(math.times(flag(each), weight)), add(weight))
      default:
        throw new Error(`${name} runs over clinics`)
    }
  }

  function overClinics(expression: Extract<Expression, { type: 'aggregate' }>, place: Place): NodeId {
    const inner: Place = { ...place, level: 'clinic' }
    const each = lower(expression.each, inner)
    const { scope } = place
    if (expression.function === 'rank' || expression.function === 'percentile') {
      const beside = lower(expression.with as Expression, place)
      const power = expression.function === 'percentile' ? currencyPower(expression.unit) : 0
      return graph.add(
        expression.function === 'percentile'
          ? { op: 'percentile', scope, power, of: [each, beside] }
          : { op: 'rank', scope, of: [each, beside] },
      )
    }
    const add = (amount: NodeId): NodeId => graph.add({ op: 'sumClinics', scope, of: [amount] })
    const weight = weightOf(expression, inner)
    callWeights(expression, add, weight)
    return aggregated(expression.function, each, weight, add)
  }

  /** A clinic has few indicators, and the document says which: each is a part of the sum. */
  function overIndicators(expression: Extract<Expression, { type: 'aggregate' }>, place: Place): NodeId {
    const placeOf = (name: string): Place => ({
      ...place,
      indicator: model.indicators.find((one) => one.name === name),
    })
    const parts = (expression.among ?? []).map((name) => ({
      each: lower(expression.each, placeOf(name)),
      weight: weightOf(expression, placeOf(name)),
    }))
    const flag = (condition: NodeId): NodeId => math.when(condition, math.one, math.zero)
    const weighed = (value: (each: NodeId) => NodeId): NodeId =>
      math.total(parts.map(({ each, weight }) => math.times(value(each), weight)))
    const mean = (value: (each: NodeId) => NodeId): NodeId =>
      math.make('divide', weighed(value), math.total(parts.map(({ weight }) => weight)))
    switch (expression.function) {
      case 'sum':
        return weighed((each) => each)
      case 'count':
        return weighed(flag)
      case 'any':
        return math.make('less', math.zero, weighed(flag))
      case 'mean':
        return mean((each) => each)
      case 'share':
        return mean(flag)
      case 'rank':
      case 'percentile':
        throw new Error(`${expression.function} runs over clinics`)
    }
  }

  function sumRows(rows: CountRows, asked: Span, amount: NodeId): NodeId {
    // Who is listed or enrolled is as at the cut-off, whatever months are looked over.
    const span = rows === 'patients' || rows === 'enrolments' ? 'window' : asked
    const parts = flattenRows(graph, math, amount).map((part) => {
      const measure = part.measure ? { measure: part.measure } : {}
      const sum = graph.add({ op: 'sum', rows, span, ...measure, of: [part.row] })
      return part.figures.reduceRight((product, figure) => math.times(figure, product), sum)
    })
    return math.total(parts)
  }

  function indicatorPart(name: string, what: 'numerator' | 'denominator' | 'share'): NodeId {
    if (what === 'share') {
      const below = indicatorPart(name, 'denominator')
      graph.call(below, `${name}.denominator`)
      return math.make('divide', indicatorPart(name, 'numerator'), below)
    }
    return once(`indicator ${name} ${what}`, () => {
      const indicator = model.indicators.find((one) => one.name === name) as Indicator
      if (!indicator.counted) return graph.add({ op: 'given', indicator: name, what })
      const { rows, denominator, numerator, excluding } = indicator.counted
      const place: Place = {
        level: rows === 'patients' ? 'patient' : 'contact',
        scope: 'all_clinics',
        span: indicator.months ?? 'window',
        months: indicator.months ?? window,
        indicator,
      }
      const under = lower(denominator, place)
      const kept = excluding ? math.make('and', math.make('not', lower(excluding, place)), under) : under
      const counted = what === 'denominator' ? kept : math.make('and', kept, lower(numerator, place))
      return sumRows(rowsOf(rows), place.span, math.when(counted, math.one, math.zero))
    })
  }

  return {
    graph,
    math,
    lower,
    sumRows,
    indicatorPart,
    formulaOfClinics: (formula) =>
      lowerFormula(formula, {
        level: 'clinic',
        scope: 'all_clinics',
        span: 'window',
        months: window,
      }),
    paymentPlace: (level, scope, indicator) => ({
      level,
      scope: scope ?? 'all_clinics',
      span: 'window',
      months: window,
      indicator: model.indicators.find((one) => one.name === indicator),
    }),
  }
}

/** What a part of a formula is called, where one name says it. */
function nameOf(part: Expression): string | undefined {
  switch (part.type) {
    case 'parameter':
    case 'table':
      return part.name
    case 'fact':
      return `${part.entity}.${part.name}`
    case 'formula':
      return `${part.indicator ?? part.level}.${part.name}`
    case 'indicator':
    case 'limit': {
      const { indicator = 'indicator' } = part
      return `${indicator}.${part.type === 'limit' ? part.name : part.what}`
    }
    case 'previous':
      return `previous.${part.name}`
    case 'aggregate':
      return part.function === 'count' && part.each.type === 'constant' ? `count(${part.rows})` : undefined
    case 'constant':
    case 'word':
    case 'known':
    case 'operation':
    case 'call':
      return undefined
  }
}

/** The rows of a count that a formula's plural means. */
function rowsOf(rows: Exclude<RowSource, 'clinics' | 'contacts' | 'indicators'>): CountRows {
  switch (rows) {
    case 'patients':
      return 'patients'
    case 'clinic.contacts':
      return 'performed'
    case 'patients.contacts':
      return 'patients.contacts'
    case 'clinic.enrolments':
      return 'enrolments'
    case 'clinic.costs':
      return 'costs'
  }
}

const COMPARISONS: readonly string[] = ['less', 'lessOrEqual', 'greater', 'greaterOrEqual', 'equal', 'unequal']

/**
 * What an operator works on. A difference compared with 0 is a comparison of its two sides: near 0 a relative tolerance
 * says nothing, and 0.1 + 0.2 - 0.3 is not more than nothing.
 */
function comparedSides({ operator, of }: Extract<Expression, { type: 'operation' }>): readonly Expression[] {
  const [a, b] = of
  if (!COMPARISONS.includes(operator) || !a || !b) return of
  if (isZero(b) && isDifference(a)) return a.of
  if (isZero(a) && isDifference(b)) return b.of.toReversed()
  return of
}

const isZero = (one: Expression): boolean => one.type === 'constant' && one.value === 0

const isDifference = (one: Expression): one is Extract<Expression, { type: 'operation' }> =>
  one.type === 'operation' && one.operator === 'subtract'
