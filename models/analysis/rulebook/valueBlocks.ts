import type { Expression } from '../../formula/Expression.ts'
import { connected } from './conditionWords.ts'
import { boundOf, expressionWords, resolved, wordsInside } from './expressionWords.ts'
import type { Block } from './RuleBook.ts'
import { capitalised, text, type Text } from './Text.ts'
import type { Writing } from './Writing.ts'

/** How the sentences about a value begin and end. */
export interface ValueStyle {
  /** `Vårdcentralen får`; of an amount that is taken away, `Vårdcentralen betalar`. */
  readonly receives: Text
  readonly pays?: Text | undefined
  /** What is said where the only condition is not met. */
  readonly otherwise: string
  /** What 0 is called in a list of cases. */
  readonly nothing: string
}

interface Case {
  /** All of them must be true; none where nothing is left to ask. */
  readonly conditions: readonly Expression[]
  readonly value: Expression
}

/** A value in sentences: one where it is plain, a list where it has several cases or parts. */
export function valueBlocks(expression: Expression, style: ValueStyle, writing: Writing): readonly Block[] {
  const { words } = writing
  const all = casesOf(expression, writing)
  const taken = style.pays && takenAway(all)
  const cases = taken ?? all
  const intro = taken && style.pays ? style.pays : style.receives
  const paragraph = (after: Text): Block => ({ type: 'paragraph', text: capitalised(text`${intro} ${after}`) })

  const [first, second, another] = cases
  if (!first) return []
  if (!second) {
    const bound = boundBlocks(first.value, writing)
    if (bound) return [paragraph([bound.intro]), { type: 'list', items: punctuated(bound.items) }]
    const parts = partsOfSum(first.value, writing)
    if (parts.length < 3) return [paragraph(text`${expressionWords(first.value, writing)}.`)]
    const items = parts.map(({ part, isTaken }) =>
      isTaken ? text`${words.operators.negative}${wordsInside(part, writing)}` : expressionWords(part, writing),
    )
    return [paragraph([words.cases.sum]), { type: 'list', items: punctuated(items) }]
  }
  if (!another && first.conditions.length > 0 && isNothing(second.value)) {
    const said = words.whenOnly(expressionWords(first.value, writing), allOf(first.conditions, writing))
    return [paragraph(text`${said}. ${style.otherwise}`)]
  }
  const items = cases.map(({ conditions, value }) => {
    const what = isNothing(value) ? [style.nothing] : expressionWords(value, writing)
    return conditions.length > 0 ? words.cases.case(what, allOf(conditions, writing)) : words.cases.otherwise(what)
  })
  return [paragraph([words.cases.one]), { type: 'list', items: punctuated(items) }]
}

/** The least or greatest of several, each of which has a line: the words between them would run into each other. */
function boundBlocks(written: Expression, writing: Writing) {
  const expression = resolved(written, writing)
  if (expression.type !== 'call' || (expression.function !== 'min' && expression.function !== 'max')) return undefined
  if (boundOf(expression.of).length > 0) return undefined
  const { least, greatest } = writing.words.cases
  const items = expression.of.map((one) => expressionWords(one, writing))
  return { intro: expression.function === 'min' ? least : greatest, items }
}

/** The items of one sentence: commas between them, and its full stop at the end. */
function punctuated(items: readonly Text[]): readonly Text[] {
  return items.map((item, place) => text`${item}${place === items.length - 1 ? '.' : ';'}`)
}

/**
 * `when(a, x, when(b, y, z))` is x if a, y if b, else z; and `when(a, when(b, x, y), z)` is x if a and b, y if a, else z:
 * the first that applies.
 */
function casesOf(written: Expression, writing: Writing, conditions: readonly Expression[] = []): readonly Case[] {
  const expression = resolved(written, writing)
  if (expression.type !== 'call' || expression.function !== 'when') return [{ conditions, value: expression }]
  const [condition, value, otherwise] = expression.of
  if (!condition || !value || !otherwise) return [{ conditions, value: expression }]
  return [...casesOf(value, writing, [...conditions, condition]), ...casesOf(otherwise, writing, conditions)]
}

function allOf(conditions: readonly Expression[], writing: Writing): Text {
  return connected({ operator: 'and', of: conditions }, writing)
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

const isNothing = (value: Expression): boolean => value.type === 'constant' && value.value === 0

/** The cases without their signs, where every amount in them is negative: then it is paid, not received. */
function takenAway(cases: readonly Case[]): readonly Case[] | undefined {
  const positive = cases.flatMap((one) => {
    if (isNothing(one.value)) return [one]
    const value = withoutSign(one.value)
    return value ? [{ ...one, value }] : []
  })
  const isAll = positive.length === cases.length && cases.some(({ value }) => !isNothing(value))
  return isAll ? positive : undefined
}

function withoutSign(value: Expression): Expression | undefined {
  if (value.type !== 'operation') return undefined
  const [first, ...rest] = value.of
  if (!first) return undefined
  if (value.operator === 'negate') return first
  if (value.operator !== 'multiply' && value.operator !== 'divide') return undefined
  const positive = withoutSign(first)
  return positive && { ...value, of: [positive, ...rest] }
}
