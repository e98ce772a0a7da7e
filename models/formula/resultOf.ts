import type { Kind } from '../vocabulary/facts.ts'
import type { Expression, RowSource } from './Expression.ts'
import type { Signature } from './functions.ts'
import { ROW_SOURCES } from './rowSources.ts'
import { ANY, divide, multiply, NUMBER, type Unit, without } from './Unit.ts'

/** What comes out of a function or operator whose parts fit. */
export function resultOf(
  { gives, unit, alikeFrom = 0 }: Pick<Signature, 'gives' | 'unit' | 'alikeFrom'>,
  of: readonly Expression[],
): { readonly kind: Kind; readonly unit: Unit } {
  const alike = of.slice(alikeFrom)
  return { kind: gives === 'any' ? (alike[0]?.kind ?? 'number') : gives, unit: unitOf(unit, of, alike) }
}

function unitOf(rule: Signature['unit'], of: readonly Expression[], alike: readonly Expression[]): Unit {
  const [one = NUMBER, other = NUMBER] = of.map(({ unit }) => unit)
  switch (rule) {
    case 'shared':
      return alike.find(({ unit }) => !unit.any)?.unit ?? ANY
    case 'product':
      return multiply(one, other)
    case 'quotient':
      return divide(one, other)
    case 'percentage_points':
      return { powers: { percentage_point: 1 } }
    case 'bare':
    case 'total':
    case 'counted':
    case 'each':
      return NUMBER
  }
}

/** What an aggregate comes out in. `free` are the dimensions that are free at the formula's level. */
export function unitOfRows(rule: Signature['unit'], rows: RowSource, each: Unit, free: readonly string[]): Unit {
  const { counted, per } = ROW_SOURCES.get(rows) ?? { counted: NUMBER, per: NUMBER }
  switch (rule) {
    case 'total':
      return multiply(each, per)
    case 'counted':
      return without(multiply(counted, per), free)
    case 'each':
      return multiply(each, NUMBER)
    case 'bare':
    case 'shared':
    case 'product':
    case 'quotient':
    case 'percentage_points':
      return NUMBER
  }
}
