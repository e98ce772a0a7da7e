import type { Expression, Operator } from '../../formula/Expression.ts'
import { resolved } from './expressionWords.ts'
import type { Writing } from './Writing.ts'

/** Conditions of which one says that a fact is known, and another what it is: the second is enough. */
export function withoutKnown(parts: readonly Expression[]): readonly Expression[] {
  const isTrue = (of: Expression): boolean =>
    parts.some((one) => {
      const asked = one.type === 'operation' && one.operator === 'equal' && one.of[1]?.type === 'word' ? one.of[0] : one
      return asked?.type === 'fact' && of.type === 'fact' && asked.entity === of.entity && asked.name === of.name
    })
  return parts.filter((one) => one.type !== 'known' || !isTrue(one.of))
}

/** The parts of a chain of one operator, through formulas that are said where they are used. */
export function flattened(written: Expression, operator: Operator, writing: Writing): readonly Expression[] {
  const expression = resolved(written, writing)
  return expression.type === 'operation' && expression.operator === operator
    ? expression.of.flatMap((one) => flattened(one, operator, writing))
    : [expression]
}
