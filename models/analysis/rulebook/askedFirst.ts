import type { Model } from '../../document/Model.ts'
import { childrenOf } from '../../document/partsOf.ts'
import type { Expression } from '../../formula/Expression.ts'
import type { Fact } from '../../vocabulary/facts.ts'
import { factOf, formulaOf, oneOf } from './nameOf.ts'
import { expressionsOf } from './readBy.ts'

/** What is known at a place of a formula: facts, and formulas that have an answer. */
type Known = ReadonlySet<string>

/**
 * The facts of which formulas ask whether they are known, and that none reads before: where one is missing, the rules say
 * what holds, and nothing stops.
 */
export function askedFirst(model: Model): ReadonlySet<Fact> {
  const asked = new Set<Fact>()
  const bare = new Set<Fact>()
  const done = new Set<string>()
  for (const payment of model.payments) {
    for (const expression of expressionsOf(payment)) walk(expression, new Set())
    for (const name of payment.of) walkIndicator(name)
  }
  // Of a model that pays nothing its formulas are what is computed.
  if (model.payments.length === 0) for (const { expression } of model.formulas) walk(expression, new Set())
  return new Set([...asked].filter((fact) => !bare.has(fact)))

  function walk(expression: Expression, known: Known): void {
    switch (expression.type) {
      case 'known':
        if (expression.of.type === 'fact') asked.add(factOf(expression.of, model))
        return
      case 'fact':
        if (!known.has(keyOf(expression))) bare.add(factOf(expression, model))
        return
      case 'formula':
        if (expression.indicator !== undefined) walkIndicator(expression.indicator)
        return known.has(keyOf(expression)) ? undefined : walkFormula(expression, known)
      case 'previous':
        if (model.formulas.some(({ level, name }) => level === 'clinic' && name === expression.name))
          walkFormula({ level: 'clinic', name: expression.name }, known)
        return
      case 'table':
        for (const by of oneOf(model.tables, expression.name).by) walk(by, known)
        return
      case 'indicator':
      case 'limit':
        if (expression.indicator !== undefined) walkIndicator(expression.indicator)
        return
      case 'operation':
        return walkOperation(expression, known)
      case 'call':
        return walkCall(expression, known)
      case 'aggregate':
        for (const name of expression.among ?? []) walkIndicator(name)
        return walkAll(childrenOf(expression), known)
      case 'constant':
      case 'word':
      case 'parameter':
        return
    }
  }

  function walkAll(parts: readonly Expression[], known: Known): void {
    for (const part of parts) walk(part, known)
  }

  /** A formula once for each of what may be known where it is read. */
  function walkFormula(named: Parameters<typeof formulaOf>[0], known: Known): void {
    const visit = [named.level, named.name, ...[...known].toSorted()].join(' ')
    if (done.has(visit)) return
    done.add(visit)
    walk(formulaOf(named, model).expression, known)
  }

  function walkIndicator(name: string): void {
    const visit = `indicator ${name}`
    if (done.has(visit)) return
    done.add(visit)
    const { counted } = oneOf(model.indicators, name)
    if (!counted) return
    const { excluding, denominator, numerator } = counted
    const left = excluding ? knownIf(excluding, false) : new Set<string>()
    if (excluding) walk(excluding, new Set())
    walk(denominator, left)
    walk(numerator, both(left, knownIf(denominator, true)))
  }

  /** The second side of `and` is asked where the first is true, that of `or` where it is false. */
  function walkOperation({ operator, of }: Extract<Expression, { readonly type: 'operation' }>, known: Known): void {
    if (operator !== 'and' && operator !== 'or') return walkAll(of, known)
    let here = known
    for (const part of of) {
      walk(part, here)
      here = both(here, knownIf(part, operator === 'and'))
    }
  }

  function walkCall({ function: named, of }: Extract<Expression, { readonly type: 'call' }>, known: Known): void {
    const [condition, value, otherwise] = of
    if (named !== 'when' || !condition || !value || !otherwise) return walkAll(of, known)
    walk(condition, known)
    walk(value, both(known, knownIf(condition, true)))
    walk(otherwise, both(known, knownIf(condition, false)))
  }

  /** What must be known where a condition is true, or is false. */
  function knownIf(condition: Expression, isTrue: boolean): Known {
    if (condition.type === 'known') {
      const { of } = condition
      return new Set(isTrue && (of.type === 'fact' || of.type === 'formula') ? [keyOf(of)] : [])
    }
    if (condition.type === 'formula') return knownIf(formulaOf(condition, model).expression, isTrue)
    if (condition.type !== 'operation') return new Set()
    const { operator, of } = condition
    if (operator === 'not') return of[0] ? knownIf(of[0], !isTrue) : new Set()
    if (operator !== (isTrue ? 'and' : 'or')) return new Set()
    return new Set(of.flatMap((part) => [...knownIf(part, isTrue)]))
  }
}

const both = (one: Known, other: Known): Known => new Set([...one, ...other])

function keyOf(expression: Extract<Expression, { readonly type: 'fact' | 'formula' }>): string {
  return `${expression.type === 'fact' ? expression.entity : expression.level}.${expression.name}`
}
