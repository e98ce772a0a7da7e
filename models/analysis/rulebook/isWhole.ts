import type { Model } from '../../document/Model.ts'
import type { Expression } from '../../formula/Expression.ts'
import { factOf, formulaOf, oneOf } from './nameOf.ts'

/**
 * Whether a number can only be whole: an age, a count, or what whole numbers add up to. Of all others a band ends where
 * the next begins, and its last whole number does not say so: 69.99 is below 70, and not in 50–69.
 */
export function isWhole(expression: Expression, model: Model): boolean {
  const all = (parts: readonly Expression[]): boolean => parts.every((part) => isWhole(part, model))
  switch (expression.type) {
    case 'constant':
      return true
    case 'parameter': {
      const { unit, values } = oneOf(model.parameters, expression.name)
      return unit.months === undefined && values.every(({ value }) => value === undefined || Number.isInteger(value))
    }
    case 'table': {
      const { unit, values, reads } = oneOf(model.tables, expression.name)
      const isStep = reads === 'step' && unit.months === undefined
      return isStep && values.every(({ rows = [] }) => rows.every(({ value }) => Number.isInteger(value)))
    }
    case 'fact': {
      const { name, table } = factOf(expression, model)
      return name === 'age' || table === 'computed'
    }
    case 'formula': {
      const { unit, round, expression: inner } = formulaOf(expression, model)
      if (unit.months !== undefined) return false
      return (round !== undefined && Number.isInteger(round.to)) || isWhole(inner, model)
    }
    case 'operation':
      return (
        (expression.operator === 'add' || expression.operator === 'subtract' || expression.operator === 'multiply') &&
        all(expression.of)
      )
    case 'call':
      if (expression.function === 'when') return all(expression.of.slice(1))
      return (
        (expression.function === 'min' || expression.function === 'max' || expression.function === 'clamp') &&
        all(expression.of)
      )
    case 'aggregate':
      return expression.function === 'count' || (expression.function === 'sum' && isWhole(expression.each, model))
    case 'indicator':
      return expression.what !== 'share'
    case 'word':
    case 'limit':
    case 'previous':
    case 'known':
      return false
  }
}
