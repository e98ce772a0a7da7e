import { type MathNode as Theirs, parse } from 'mathjs/number'
import { expect, it } from 'vitest'
import { type MathNode, parseMath } from '../../../models/formula/mathParser.ts'
import { chanceOf } from './Chance.ts'

const SIGNS = ['x', 'x', 'x', '(', ')', ',', '+', '-', '*', '/', '<', '<=', '>', '>=', '==', '!=', 'and', 'or', 'not']

/** What both parsers say of an expression, written alike; `refused` where it is none. */
function shapeOf<T>(expression: string, read: (expression: string) => T, write: (node: T) => unknown): string {
  let node: T
  try {
    node = read(expression)
  } catch {
    return 'refused'
  }
  return JSON.stringify(write(node))
}

function ours({ type, fn = '', op = '', isImplicit = false, args }: MathNode): unknown {
  return [type, fn, op, isImplicit, args.map(ours)]
}

function theirs(node: Theirs): unknown {
  const { fn, op, implicit, args, params, content } = node as unknown as {
    readonly fn?: unknown
    readonly op?: string
    readonly implicit?: boolean
    readonly args?: readonly Theirs[]
    readonly params?: readonly Theirs[]
    readonly content?: Theirs
  }
  const parts = args ?? params ?? (content ? [content] : [])
  return [node.type, typeof fn === 'string' ? fn : '', op ?? '', implicit ?? false, parts.map(theirs)]
}

it('reads what formulas are made of as mathjs with its own nodes does', () => {
  const chance = chanceOf(20_261_122)
  let read = 0
  for (let turn = 0; turn < 4000; turn += 1) {
    const length = 1 + chance.whole(9)
    const expression = Array.from({ length }, () => chance.pick(SIGNS)).join(' ')
    const expected = shapeOf(expression, (text) => parse(text), theirs)
    if (expected !== 'refused') read += 1
    expect(shapeOf(expression, parseMath, ours), expression).toBe(expected)
  }
  expect(read).toBeGreaterThan(150)
})
