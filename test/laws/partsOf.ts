import type { Model } from '../../models/document/Model.ts'
import type { Expression } from '../../models/formula/Expression.ts'

/** An expression and everything inside it. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.type) {
    case 'known':
      return [expression, ...partsOf(expression.of)]
    case 'operation':
    case 'call':
      return [expression, ...expression.of.flatMap(partsOf)]
    case 'aggregate':
      return [
        expression,
        ...[expression.each, expression.weight, expression.with].flatMap((part) => (part ? partsOf(part) : [])),
      ]
    default:
      return [expression]
  }
}

/** Every part of every formula that a model has. */
export function allPartsOf({ formulas, payments, indicators, tables }: Model): readonly Expression[] {
  const expressions = [
    ...formulas.map(({ expression }) => expression),
    ...payments.flatMap(({ formula, pot }) => [formula, pot?.amount, pot?.sharedBy]),
    ...indicators.flatMap(({ counted }) => [counted?.denominator, counted?.numerator, counted?.excluding]),
    ...tables.flatMap(({ by }) => by),
  ]
  return expressions.flatMap((expression) => (expression ? partsOf(expression) : []))
}
