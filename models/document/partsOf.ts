import type { Expression } from '../formula/Expression.ts'

/** An expression and all expressions inside it, in reading order. */
export function partsOf(expression: Expression): readonly Expression[] {
  return [expression, ...childrenOf(expression).flatMap(partsOf)]
}

/** The parts that an expression is made of, in the order in which it is written. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.type) {
    case 'constant':
    case 'word':
    case 'parameter':
    case 'table':
    case 'limit':
    case 'fact':
    case 'formula':
    case 'indicator':
    case 'previous':
      return []
    case 'known':
      return [expression.of]
    case 'operation':
    case 'call':
      return expression.of
    case 'aggregate':
      return [expression.each, expression.weight, expression.with].flatMap((part) => part ?? [])
  }
}
