import type { DatedRows, DatedValue, Indicator, Label, Model, Payment } from '../../document/Model.ts'
import { partsOf } from '../../document/partsOf.ts'
import type { Expression } from '../../formula/Expression.ts'
import { writeUnit } from '../../formula/Unit.ts'
import type { PaymentStructure, RateOf, Structure } from './Structure.ts'

/** A model as its payments: groups, levels, and what each reads down through formulas, tables and indicators. */
export function structureOf(model: Model): Structure {
  return {
    model: model.name,
    label: model.label,
    currency: model.currency,
    payments: model.payments.map((payment) => paymentOf(model, payment)),
    labels: labelsOf(model),
  }
}

function paymentOf(model: Model, payment: Payment): PaymentStructure {
  const read = readBy(model, payment)
  const sorted = (names: ReadonlySet<string>): readonly string[] => [...names].toSorted()
  return {
    name: payment.name,
    label: payment.label,
    group: payment.group,
    each: payment.each,
    over: payment.over,
    isPot: payment.pot !== undefined,
    facts: sorted(read.facts),
    words: sorted(read.words),
    conditions: sorted(read.conditions),
    indicators: sorted(read.indicators),
    tables: sorted(read.tables),
    previous: sorted(read.previous),
    rates: ratesOf(model, read),
  }
}

type Names = Set<string>

/** What was met on the way down from a payment. */
interface Met {
  readonly facts: Names
  readonly words: Names
  readonly conditions: Names
  readonly indicators: Names
  readonly tables: Names
  readonly parameters: Names
  readonly previous: Names
}

function readBy(model: Model, payment: Payment): Met {
  const met: Met = {
    facts: new Set(),
    words: new Set(),
    conditions: new Set(),
    indicators: new Set(),
    tables: new Set(),
    parameters: new Set(),
    previous: new Set(),
  }
  const formulas = new Set<string>()
  for (const name of payment.of) meetIndicator(name)
  for (const expression of [payment.formula, payment.pot?.amount, payment.pot?.sharedBy]) meet(expression)
  return met

  function meet(expression: Expression | undefined): void {
    if (!expression) return
    for (const part of partsOf(expression)) meetPart(part)
  }

  function meetPart(part: Expression): void {
    switch (part.type) {
      case 'fact':
        met.facts.add(`${part.entity}.${part.name}`)
        return
      case 'parameter':
        met.parameters.add(part.name)
        return
      case 'previous':
        met.previous.add(part.name)
        return
      case 'formula':
        meetFormula(part.level, part.name)
        if (part.indicator !== undefined) meetIndicator(part.indicator)
        return
      case 'table':
        meetTable(part.name)
        return
      case 'indicator':
        if (part.indicator !== undefined) meetIndicator(part.indicator)
        return
      case 'operation':
      case 'call':
        meetWords(part.of)
        return
      case 'aggregate':
        for (const indicator of part.among ?? []) meetIndicator(indicator)
        if (part.rows !== 'clinics' && part.rows !== 'indicators') met.facts.add(part.rows)
        return
      case 'constant':
      case 'word':
      case 'limit':
      case 'known':
    }
  }

  /** A word beside the fact it is compared with, or looked for in. */
  function meetWords(of: readonly Expression[]): void {
    const fact = of.find((one) => one.type === 'fact')
    for (const one of of) {
      if (one.type !== 'word' || fact?.type !== 'fact') continue
      if (fact.name === 'conditions') met.conditions.add(one.word)
      else met.words.add(`${fact.entity}.${fact.name} = ${one.word}`)
    }
  }

  function meetFormula(level: string, name: string): void {
    const key = `${level}.${name}`
    if (formulas.has(key)) return
    formulas.add(key)
    meet(model.formulas.find((one) => one.level === level && one.name === name)?.expression)
  }

  function meetTable(name: string): void {
    if (met.tables.has(name)) return
    met.tables.add(name)
    const table = model.tables.find((one) => one.name === name)
    for (const by of table?.by ?? []) meet(by)
    const byConditions = table?.by.findIndex((one) => one.type === 'fact' && one.name === 'conditions') ?? -1
    if (byConditions < 0) return
    for (const { keys } of table?.values.at(-1)?.rows ?? []) {
      const key = keys[byConditions]
      if (key?.type === 'word') met.conditions.add(key.word)
    }
  }

  function meetIndicator(name: string): void {
    if (met.indicators.has(name)) return
    met.indicators.add(name)
    const counted = model.indicators.find((one) => one.name === name)?.counted
    for (const expression of [counted?.denominator, counted?.numerator, counted?.excluding]) meet(expression)
  }
}

function ratesOf(model: Model, { parameters, tables, indicators }: Met): readonly RateOf[] {
  return [
    ...model.parameters
      .filter(({ name }) => parameters.has(name))
      .map(({ name, label, unit, values }) => {
        const last: DatedValue | undefined = values.at(-1)
        return { name, label, unit: writeUnit(unit), value: last?.value ?? null, rows: null, ...datedOf(last) }
      }),
    ...model.tables
      .filter(({ name }) => tables.has(name))
      .map(({ name, label, unit, values }) => {
        const last: DatedRows | undefined = values.at(-1)
        return { name, label, unit: writeUnit(unit), value: null, rows: last?.rows?.length ?? null, ...datedOf(last) }
      }),
    ...model.indicators.filter(({ name }) => indicators.has(name)).flatMap(limitsOf),
  ]
}

function limitsOf({ name, label, limits, limitUnits }: Indicator): readonly RateOf[] {
  const last = limits.at(-1)
  return Object.entries(last?.limits ?? {}).map(([limit, value]) => {
    const unit = limitUnits[limit]
    const named = { sv: `${label.sv}, ${limit}`, en: `${label.en}, ${limit}` }
    return {
      name: `${name}.${limit}`,
      label: named,
      unit: unit ? writeUnit(unit) : '',
      value,
      rows: null,
      ...datedOf(last),
    }
  })
}

function datedOf(last: Pick<DatedValue, 'from' | 'basis'> | undefined): Pick<RateOf, 'from' | 'basis'> {
  return { from: last?.from ?? null, basis: last?.basis ?? null }
}

function labelsOf({ facts, indicators, grouping }: Model): Readonly<Record<string, Label>> {
  return Object.fromEntries([
    ...facts.map(({ entity, name, label }) => [`${entity}.${name}`, label] as const),
    ...indicators.map(({ name, label }) => [name, label] as const),
    ...(grouping?.conditions ?? []).flatMap(({ word, label }) => (label ? [[word, label] as const] : [])),
  ])
}
