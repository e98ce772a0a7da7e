import type { Condition } from './Count.ts'

// Conditions on one contact, put together so that nothing is asked that another condition says already, nor what cannot be.

export const ALWAYS: Condition = { type: 'always' }
export const NEVER: Condition = { type: 'not', of: ALWAYS }

export const isNever = (condition: Condition): boolean => condition.type === 'not' && condition.of.type === 'always'

export function opposite(condition: Condition): Condition {
  return condition.type === 'not' ? condition.of : { type: 'not', of: condition }
}

/** Both hold. */
export function both(a: Condition, b: Condition): Condition {
  const parts = distinct([...partsOf(a, 'and'), ...partsOf(b, 'and')]).filter(({ type }) => type !== 'always')
  if (parts.some((part, place) => isNever(part) || parts.slice(place + 1).some((other) => areApart(part, other))))
    return NEVER
  return joined('and', withoutImplied(parts), ALWAYS)
}

/** One of them holds, or both. */
export function either(a: Condition, b: Condition): Condition {
  const parts = distinct([...partsOf(a, 'or'), ...partsOf(b, 'or')]).filter((part) => !isNever(part))
  const isEither = (part: Condition): boolean =>
    part.type === 'and' ? part.of.every((one) => isAmong(parts, opposite(one))) : isAmong(parts, opposite(part))
  if (parts.some((part) => part.type === 'always' || isEither(part))) return ALWAYS
  return joined('or', parts, NEVER)
}

function partsOf(condition: Condition, type: 'and' | 'or'): readonly Condition[] {
  return condition.type === type ? condition.of : [condition]
}

function joined(type: 'and' | 'or', of: readonly Condition[], none: Condition): Condition {
  const [first = none, ...more] = of
  return more.length === 0 ? first : { type, of }
}

function withoutImplied(parts: readonly Condition[]): readonly Condition[] {
  return parts.filter((part) => !parts.some((other) => other !== part && implies(other, part)))
}

/** They cannot both hold. */
function areApart(a: Condition, b: Condition): boolean {
  return isSame(a, opposite(b)) || implies(a, opposite(b)) || implies(b, opposite(a))
}

/** Where `a` holds, the other `b` does. What a word is, it is known to be, and no other word is it. */
function implies(a: Condition, b: Condition): boolean {
  if (a.type === 'is' || a.type === 'true') {
    if (b.type === 'known') return b.fact === a.fact
    return a.type === 'is' && b.type === 'not' && b.of.type === 'is' && b.of.fact === a.fact && b.of.word !== a.word
  }
  if (a.type !== 'not' || a.of.type !== 'known' || b.type !== 'not') return false
  return (b.of.type === 'is' || b.of.type === 'true') && b.of.fact === a.of.fact
}

const isSame = (a: Condition, b: Condition): boolean => JSON.stringify(a) === JSON.stringify(b)
const isAmong = (all: readonly Condition[], one: Condition): boolean => all.some((other) => isSame(other, one))

function distinct(parts: readonly Condition[]): readonly Condition[] {
  return parts.filter((part, place) => !isAmong(parts.slice(0, place), part))
}
