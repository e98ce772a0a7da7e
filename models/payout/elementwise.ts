import type { Elementwise } from '../plan/Graph.ts'
import type { Step } from '../plan/Program.ts'
import { isEqual, isLess } from './compareNumbers.ts'
import type { Column } from './Column.ts'

/** How many values a step on these columns has. */
export function lengthOf(columns: readonly Column[]): number {
  const long = columns.find((column) => column.length !== 1)
  return long ? long.length : 1
}

export type ElementwiseOp = Extract<Step, { readonly of: readonly number[] }>['op']

/** The operators that are applied to each value. */
export const ELEMENTWISE: ReadonlySet<string> = new Set<Elementwise>([
  'add',
  'subtract',
  'multiply',
  'divide',
  'negate',
  'less',
  'lessOrEqual',
  'equal',
  'and',
  'or',
  'not',
  'when',
  'min',
  'max',
  'ramp',
  'known',
])

/** Applies an operator to each value of its columns; a column of one value counts for all. */
export function elementwise(op: ElementwiseOp, of: readonly Column[], take: (length: number) => Column): Column {
  const length = lengthOf(of)
  const [a, b, c] = of as [Column, Column, Column]
  const result = take(length)
  const quickly = length > 1 ? QUICKLY[op] : undefined
  if (quickly) {
    quickly(result, a, b, c)
    return result
  }
  const [sa, sb, sc] = of.map((column) => (column.length === 1 ? 0 : 1)) as [number, number, number]
  for (let i = 0; i < length; i += 1) {
    const x = a[i * sa] as number
    const y = b ? (b[i * sb] as number) : 0
    result[i] = applied(op, x, y, c ? (c[i * sc] as number) : 0)
  }
  return result
}

type Loop = (into: Column, a: Column, b: Column, c: Column) => void

/**
 * What most steps do has loops of its own, one where both sides have many values and one for each side that has one: to choose the
 * operator for each value, or where to read it, takes longer than to apply it. What they come to is what `applied` says.
 */
const QUICKLY: Readonly<Partial<Record<ElementwiseOp, Loop>>> = {
  add(into, a, b) {
    const { length } = into
    if (a.length === 1) {
      const x = a[0] as number
      for (let i = 0; i < length; i += 1) into[i] = x + (b[i] as number)
    } else if (b.length === 1) {
      const y = b[0] as number
      for (let i = 0; i < length; i += 1) into[i] = (a[i] as number) + y
    } else for (let i = 0; i < length; i += 1) into[i] = (a[i] as number) + (b[i] as number)
  },
  multiply(into, a, b) {
    const { length } = into
    if (a.length === 1) {
      const x = a[0] as number
      for (let i = 0; i < length; i += 1) into[i] = x * (b[i] as number)
    } else if (b.length === 1) {
      const y = b[0] as number
      for (let i = 0; i < length; i += 1) into[i] = (a[i] as number) * y
    } else for (let i = 0; i < length; i += 1) into[i] = (a[i] as number) * (b[i] as number)
  },
  min(into, a, b) {
    const { length } = into
    const [many, one] = a.length === 1 ? [b, a] : [a, b]
    if (one.length === 1) {
      const y = one[0] as number
      for (let i = 0; i < length; i += 1) into[i] = Math.min(many[i] as number, y)
    } else for (let i = 0; i < length; i += 1) into[i] = Math.min(a[i] as number, b[i] as number)
  },
  max(into, a, b) {
    const { length } = into
    const [many, one] = a.length === 1 ? [b, a] : [a, b]
    if (one.length === 1) {
      const y = one[0] as number
      for (let i = 0; i < length; i += 1) into[i] = Math.max(many[i] as number, y)
    } else for (let i = 0; i < length; i += 1) into[i] = Math.max(a[i] as number, b[i] as number)
  },
  when(into, a, b, c) {
    const { length } = into
    if (a.length === length && b.length === 1 && c.length === 1) {
      const [yes, no] = [b[0] as number, c[0] as number]
      for (let i = 0; i < length; i += 1) {
        const x = a[i] as number
        into[i] = x === 1 ? yes : Number.isNaN(x) ? x : no
      }
      return
    }
    const [sa, sb, sc] = [strideOf(a), strideOf(b), strideOf(c)]
    for (let i = 0; i < length; i += 1) {
      const x = a[i * sa] as number
      into[i] = x === 1 ? (b[i * sb] as number) : Number.isNaN(x) ? x : (c[i * sc] as number)
    }
  },
}

const strideOf = (column: Column): 0 | 1 => (column.length === 1 ? 0 : 1)

/** What an operator makes of values; of no more than it has. */
export function applied(op: ElementwiseOp, x: number, y: number, z: number): number {
  switch (op) {
    case 'add':
      return x + y
    case 'subtract':
      return x - y
    case 'multiply':
      return x * y
    case 'divide':
      return y === 0 ? Number.NaN : x / y
    case 'negate':
      return -x
    case 'less':
      return eitherMissing(x, y) ? Number.NaN : isLess(x, y) ? 1 : 0
    case 'lessOrEqual':
      return eitherMissing(x, y) ? Number.NaN : isLess(y, x) ? 0 : 1
    case 'equal':
      return eitherMissing(x, y) ? Number.NaN : isEqual(x, y) ? 1 : 0
    case 'and':
      return x === 0 ? 0 : Number.isNaN(x) ? x : y
    case 'or':
      return x === 1 ? 1 : Number.isNaN(x) ? x : y
    case 'not':
      return 1 - x
    case 'when':
      return Number.isNaN(x) ? x : x === 1 ? y : z
    case 'min':
      return Math.min(x, y)
    case 'max':
      return Math.max(x, y)
    case 'ramp':
      return rampOf(x, y, z)
    case 'known':
      return Number.isNaN(x) ? 0 : 1
    default:
      throw new Error(`${op} is no operator on values`)
  }
}

const eitherMissing = (x: number, y: number): boolean => Number.isNaN(x) || Number.isNaN(y)

/** 0 up to `from`, 1 from `to` on, a line between; no answer where the bounds are not in order. */
function rampOf(value: number, from: number, to: number): number {
  if (Number.isNaN(value) || !(from < to)) return Number.NaN
  if (value <= from) return 0
  return value >= to ? 1 : (value - from) / (to - from)
}
