import type { Over } from '../../date/Window.ts'
import type { Formula, Indicator, Model, Parameter, Payment, Table } from '../../document/Model.ts'
import type { Expression } from '../../formula/Expression.ts'
import type { Fact } from '../../vocabulary/facts.ts'
import { childrenOf } from '../../document/partsOf.ts'

/** Everything of a model that something reads, by whatever way. */
export interface ReadParts {
  readonly parameters: ReadonlySet<Parameter>
  readonly tables: ReadonlySet<Table>
  readonly formulas: ReadonlySet<Formula>
  readonly indicators: ReadonlySet<Indicator>
  readonly facts: ReadonlySet<Fact>
}

/** What payments read, through formulas, tables and indicators down to the facts. */
export function readBy(payments: readonly Payment[], model: Model): ReadParts {
  return readFrom(payments, [], model)
}

/** What the payments and all formulas of a model read, also those that are computed beside the payments. */
export function readByAll(model: Model): ReadParts {
  return readFrom(model.payments, model.formulas, model)
}

/** What a whole model reads: of one that pays nothing, but computes an index, all its formulas. */
export function readByModel(model: Model): ReadParts {
  return readFrom(model.payments, model.payments.length > 0 ? [] : model.formulas, model)
}

const OVERS = ['month', 'quarter', 'year'] as const

/** Over which windows the payments that read a figure are computed, the shortest first. */
export function oversOf(model: Model): ReadonlyMap<Parameter | Table | Indicator, readonly Over[]> {
  const all = new Map<Parameter | Table | Indicator, readonly Over[]>()
  for (const over of OVERS) {
    const payments = model.payments.filter((payment) => payment.over === over)
    const { parameters, tables, indicators } = readBy(payments, model)
    for (const one of [...parameters, ...tables, ...indicators]) all.set(one, [...(all.get(one) ?? []), over])
  }
  return all
}

function readFrom(payments: readonly Payment[], formulas: readonly Formula[], model: Model): ReadParts {
  const read = {
    parameters: new Set<Parameter>(),
    tables: new Set<Table>(),
    formulas: new Set<Formula>(),
    indicators: new Set<Indicator>(),
    facts: new Set<Fact>(),
  }
  for (const payment of payments) {
    for (const name of payment.of) indicator(name)
    for (const expression of expressionsOf(payment)) walk(expression)
  }
  for (const formula of formulas) {
    read.formulas.add(formula)
    walk(formula.expression)
  }
  return read

  function walk(expression: Expression): void {
    for (const part of childrenOf(expression)) walk(part)
    switch (expression.type) {
      case 'parameter':
        add(read.parameters, model.parameters, ({ name }) => name === expression.name)
        return
      case 'table':
        for (const table of add(read.tables, model.tables, ({ name }) => name === expression.name))
          for (const by of table.by) walk(by)
        return
      case 'formula':
        for (const formula of add(read.formulas, model.formulas, (one) => isFormula(one, expression)))
          walk(formula.expression)
        if (expression.indicator !== undefined) indicator(expression.indicator)
        return
      case 'fact':
        add(read.facts, model.facts, ({ entity, name }) => entity === expression.entity && name === expression.name)
        return
      case 'indicator':
        if (expression.indicator !== undefined) indicator(expression.indicator)
        return
      case 'previous':
        for (const formula of add(read.formulas, model.formulas, (one) => isBefore(one, expression.name)))
          walk(formula.expression)
        return
      case 'limit':
        if (expression.indicator !== undefined) indicator(expression.indicator)
        return
      case 'aggregate':
        for (const name of expression.among ?? []) indicator(name)
        return
      case 'constant':
      case 'word':
      case 'known':
      case 'operation':
      case 'call':
        return
    }
  }

  function indicator(name: string): void {
    for (const { counted } of add(read.indicators, model.indicators, (one) => one.name === name)) {
      if (!counted) continue
      for (const one of [counted.denominator, counted.numerator, counted.excluding]) if (one) walk(one)
    }
  }
}

/** The formulas of a payment: one, or those of its pot. */
export function expressionsOf({ formula, pot }: Payment): readonly Expression[] {
  return [formula, pot?.amount, pot?.sharedBy].flatMap((one) => one ?? [])
}

const isFormula = (one: Formula, { level, name }: Pick<Formula, 'level' | 'name'>): boolean =>
  one.level === level && one.name === name

const isBefore = ({ level, name }: Formula, before: string): boolean => level === 'clinic' && name === before

/** Adds what fits and was not there yet, and gives it. */
function add<T>(to: Set<T>, all: readonly T[], fits: (one: T) => boolean): readonly T[] {
  const found = all.filter((one) => !to.has(one) && fits(one))
  for (const one of found) to.add(one)
  return found
}
