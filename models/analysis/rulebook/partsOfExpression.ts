import type { Expression } from '../../formula/Expression.ts'

/**
 * The parts that an expression is made of, in the order in which it is written.
 *
 * @example
 * partsOfExpression({ type: 'constant', value: 0, kind: 'number', unit: { powers: {} }, span: { start: 0, end: 1 } }) // => []
 */
export function partsOfExpression(expression: Expression): readonly Expression[] {
  switch (expression.type) {
    case 'operation':
    case 'call':
      return expression.of
    case 'known':
      return [expression.of]
    case 'aggregate':
      return [expression.each, expression.weight, expression.with].flatMap((part) => part ?? [])
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
  }
}
