import { describe, expect, it } from 'vitest'
import { parseFormula } from '../../../models/formula/parseFormula.ts'
import type { Tree } from '../../../models/formula/Tree.ts'

/** The tree in brackets of our own, which show what belongs together: `(a + (b * c))`. */
function grouped(text: string): string {
  const parsed = parseFormula(text)
  if ('troubles' in parsed) throw new Error(parsed.troubles[0]?.message)
  return write(parsed.tree)
}

function write(tree: Tree): string {
  switch (tree.type) {
    case 'figure':
      return tree.text
    case 'word':
      return `"${tree.word}"`
    case 'name':
      return tree.name
    case 'operation':
      return `(${[tree.operator, ...tree.of.map(write)].join(' ')})`
    case 'call':
      return `${tree.name}(${tree.of.map(write).join(', ')})`
  }
}

/** The text of every part, the outermost first. */
function parts(text: string): readonly string[] {
  const parsed = parseFormula(text)
  if ('troubles' in parsed) throw new Error(parsed.troubles[0]?.message)
  return every(parsed.tree).map(({ span }) => text.slice(span.start, span.end))
}

function every(tree: Tree): readonly Tree[] {
  return tree.type === 'operation' || tree.type === 'call' ? [tree, ...tree.of.flatMap(every)] : [tree]
}

function trouble(text: string) {
  const parsed = parseFormula(text)
  if (!('troubles' in parsed)) throw new Error(`\`${text}\` was read.`)
  return parsed.troubles.map(({ code, span, message }) => `${code} ${span.start}-${span.end}: ${message}`)
}

describe('parseFormula', () => {
  it.each([
    ['a + b * c', '(add a (multiply b c))'],
    ['a - b - c', '(subtract (subtract a b) c)'],
    ['a / b * c', '(multiply (divide a b) c)'],
    ['a * (b + 1)', '(multiply a (add b 1))'],
    ['-a * b', '(multiply (negate a) b)'],
    ['a - -b', '(subtract a (negate b))'],
    ['a + b < c * d', '(less (add a b) (multiply c d))'],
    ['a < b and c or d', '(or (and (less a b) c) d)'],
    ['a or b and c', '(or a (and b c))'],
    ['not a and b', '(and (not a) b)'],
    ['not (a and b)', '(not (and a b))'],
    ['a != "x y"', '(unequal a "x y")'],
    ['when (a >= b, f(), g(0))', 'when((greaterOrEqual a b), f(), g(0))'],
    ['patient.and.not', 'patient.and.not'],
    ['end', 'end'],
    ['i * pi', '(multiply i pi)'],
  ])('reads %s as %s', (text, tree) => {
    expect(grouped(text)).toBe(tree)
  })

  it('knows where every part stands, brackets included', () => {
    expect(parts('  a.b *(c + (1)) ')).toEqual(['a.b *(c + (1))', 'a.b', '(c + (1))', 'c', '1'])
    expect(parts('when(not (a), -b, f ( c ))')).toEqual([
      'when(not (a), -b, f ( c ))',
      'not (a)',
      'a',
      '-b',
      'b',
      'f ( c )',
      'c',
    ])
  })

  it('finds the second of two parts that look alike', () => {
    expect(trouble('a + a a')).toEqual(['not-a-formula 6-7: `a` and `a` stand side by side without an operator.'])
  })

  it.each([
    ['', 'not-a-formula 0-0: There is no formula here.'],
    ['   ', 'not-a-formula 0-3: There is no formula here.'],
    ['a *', 'not-a-formula 2-3: After `*` something is missing.'],
    ['* a', 'not-a-formula 0-1: Before `*` something is missing.'],
    ['+a', 'not-a-formula 0-1: Before `+` something is missing.'],
    ['a * / b', 'not-a-formula 4-5: Between `*` and `/` something is missing.'],
    ['()', 'not-a-formula 1-2: Between `(` and `)` something is missing.'],
    ['f(a, )', 'not-a-formula 5-6: Between `,` and `)` something is missing.'],
    ['f(, a)', 'not-a-formula 2-3: Between `(` and `,` something is missing.'],
    ['(a + b', 'not-a-formula 0-1: This bracket is never closed.'],
    ['f(a', 'not-a-formula 1-2: This bracket is never closed.'],
    ['a)', 'not-a-formula 1-2: This bracket was never opened.'],
    ['a, b', 'not-a-formula 1-2: This comma is not between the parts of a function.'],
    ['f((a, b))', 'not-a-formula 4-5: This comma is not between the parts of a function.'],
    ['(a)(b)', 'not-a-formula 3-4: `)` and `(` stand side by side without an operator.'],
    ['1 a', 'not-a-formula 2-3: `1` and `a` stand side by side without an operator.'],
    ['f(a)(b)', 'not-a-formula 4-5: `)` and `(` stand side by side without an operator.'],
    ['a not b', 'not-a-formula 2-5: `a` and `not` stand side by side without an operator.'],
    ['a.b(c)', 'not-allowed 0-3: A function is called by its name alone.'],
    ['a < b < c', 'not-allowed 0-9: Only two values can be compared, and here stand more in a row.'],
    ['x * (a < b == c)', 'not-allowed 5-15: Only two values can be compared, and here stand more in a row.'],
    ['a mod b', 'not-allowed 2-5: A formula has no `mod`.'],
    ['a in b', 'not-allowed 2-4: A formula has no `in`.'],
    ['"visit', 'not-allowed 0-1: A word has no end: its second `"` is missing.'],
    ["'visit'", "not-allowed 0-1: A formula has no `'`."],
    ['a . b', 'not-allowed 2-3: A formula has no `.`.'],
    ['(a).b', 'not-allowed 3-4: A formula has no `.`.'],
    ['a\u00a0+ b', 'not-allowed 1-2: A formula has no such space.'],
    ['a\n+ b', 'not-allowed 1-2: A formula has no line breaks.'],
    ['a\u0000', 'not-allowed 1-2: A formula has no such character.'],
    ['ålder > a', 'not-allowed 0-5: A formula has no `ålder`.'],
    ['😀', 'not-allowed 0-2: A formula has no `😀`.'],
    ['a && b', 'not-allowed 2-4: A formula has no `&&`.'],
    ['a ** b', 'not-a-formula 3-4: Between `*` and `*` something is missing.'],
    ['('.repeat(300), 'too-long 20-21: More than 20 brackets inside each other.'],
    [`${'('.repeat(21)}a${')'.repeat(21)}`, 'too-long 20-21: More than 20 brackets inside each other.'],
    ['a'.repeat(401), 'too-long 0-401: A formula has at most 400 characters, and this one has 401.'],
  ])('refuses %s', (text, message) => {
    expect(trouble(text)[0]).toBe(message)
  })

  it('names every sign that no formula has, in reading order', () => {
    expect(trouble('a ? b : c; d')).toHaveLength(3)
  })

  it('reads twenty brackets inside each other, and four hundred characters', () => {
    expect(grouped(`${'('.repeat(20)}a${')'.repeat(20)}`)).toBe('a')
    expect(grouped('a'.repeat(400))).toHaveLength(400)
    expect(grouped(`${'-'.repeat(399)}a`)).toContain('negate')
    expect(grouped(`${'not '.repeat(99)}a`)).toContain('not')
  })
})
