import type { Expression } from '../../formula/Expression.ts'
import { boundOf, expressionWords, resolved, wordsInside } from './expressionWords.ts'
import type { Block } from './RuleBook.ts'
import { text, type Text } from './Text.ts'
import type { Writing } from './Writing.ts'

/** From so many parts on, each has a line. */
const FEWEST_ADDED = 3
const FEWEST_MULTIPLIED = 4

interface Listed {
  readonly intro: string
  readonly items: readonly Text[]
  /** What happens to the whole, below the list. */
  readonly after?: Text | undefined
}

/** The parts of a bound, a sum or a product, a line each, where one sentence would run too far. */
export function listOf(value: Expression, writing: Writing): Listed | undefined {
  return boundBlocks(value, writing) ?? sumOf(value, writing) ?? productOf(value, writing)
}

/** The same as blocks, below what leads to them. */
export function listBlocks({ items, after }: Listed): readonly Block[] {
  const list: Block = { type: 'list', items: punctuated(items) }
  return after ? [list, { type: 'paragraph', text: after }] : [list]
}

function sumOf(value: Expression, writing: Writing): Listed | undefined {
  const { words } = writing
  const parts = partsOfSum(value, writing)
  if (parts.length < FEWEST_ADDED) return undefined
  const items = parts.map(({ part, isTaken }) =>
    isTaken ? text`${words.operators.negative}${wordsInside(part, writing)}` : expressionWords(part, writing),
  )
  return { intro: words.cases.sum, items }
}

/** The factors of a product; what it is divided by stands below them. */
function productOf(written: Expression, writing: Writing): Listed | undefined {
  const { words } = writing
  const expression = resolved(written, writing)
  const [numerator, denominator] = dividedIn(expression)
  const factors = factorsOf(numerator, writing)
  if (factors.length + (denominator ? 1 : 0) < FEWEST_MULTIPLIED) return undefined
  const items = factors.map((one) => expressionWords(one, writing))
  const after = denominator && words.cases.divided(wordsInside(denominator, writing))
  return { intro: words.cases.product, items, after }
}

function dividedIn(expression: Expression): readonly [Expression, Expression | undefined] {
  if (expression.type !== 'operation' || expression.operator !== 'divide') return [expression, undefined]
  const [numerator, denominator] = expression.of
  return numerator && denominator ? [numerator, denominator] : [expression, undefined]
}

function factorsOf(written: Expression, writing: Writing): readonly Expression[] {
  const expression = resolved(written, writing)
  if (expression.type !== 'operation' || expression.operator !== 'multiply') return [expression]
  return expression.of.flatMap((one) => factorsOf(one, writing))
}

/** The least or greatest of several, each of which has a line: the words between them would run into each other. */
function boundBlocks(written: Expression, writing: Writing): Listed | undefined {
  const expression = resolved(written, writing)
  if (expression.type !== 'call' || (expression.function !== 'min' && expression.function !== 'max')) return undefined
  if (boundOf(expression.of).length > 0) return undefined
  const { least, greatest } = writing.words.cases
  const items = expression.of.map((one) => expressionWords(one, writing))
  return { intro: expression.function === 'min' ? least : greatest, items }
}

/** The items of one sentence: commas between them, and its full stop at the end. */
export function punctuated(items: readonly Text[]): readonly Text[] {
  return items.map((item, place) => text`${item}${place === items.length - 1 ? '.' : ';'}`)
}

/** Clauses below each other, of which all must be true. */
export function allPunctuated(each: readonly Text[], { words }: Writing): readonly Text[] {
  const signs = each.map((_, place) =>
    place === each.length - 1 ? '.' : place === each.length - 2 ? `,${words.and.trimEnd()}` : ',',
  )
  return each.map((one, place) => text`${one}${signs[place] ?? ''}`)
}

interface Part {
  readonly part: Expression
  readonly isTaken: boolean
}

function partsOfSum(written: Expression, writing: Writing): readonly Part[] {
  const expression = resolved(written, writing)
  if (expression.type !== 'operation') return [{ part: expression, isTaken: false }]
  const [first, second] = expression.of
  const { operator } = expression
  if (!first || !second || (operator !== 'add' && operator !== 'subtract'))
    return [{ part: expression, isTaken: false }]
  if (operator === 'add') return [...partsOfSum(first, writing), ...partsOfSum(second, writing)]
  return [...partsOfSum(first, writing), { part: second, isTaken: true }]
}
