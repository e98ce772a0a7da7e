import type { Model } from '../../document/Model.ts'
import { childrenOf } from '../../document/partsOf.ts'
import type { Expression } from '../../formula/Expression.ts'
import { expressionsOf } from './readBy.ts'

/** The limits that formulas hold an indicator's result against: shares, as the result is. */
export function sharedLimits(model: Model): ReadonlySet<string> {
  const found = new Set<string>()
  for (const payment of model.payments) for (const one of expressionsOf(payment)) walk(one)
  for (const { expression } of model.formulas) walk(expression)
  return found

  function walk(expression: Expression): void {
    const parts = childrenOf(expression)
    const isHeld = parts.some((part) => part.type === 'indicator' && part.what === 'share') && compares(expression)
    for (const part of parts) {
      if (isHeld && part.type === 'limit') found.add(part.name)
      walk(part)
    }
  }
}

function compares(expression: Expression): boolean {
  if (expression.type === 'call') return expression.function === 'ramp' || expression.function === 'clamp'
  return expression.type === 'operation' && expression.kind === 'boolean'
}
