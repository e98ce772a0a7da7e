import type { Expression } from '../../formula/Expression.ts'
import { flattened, withoutKnown } from './conditionParts.ts'
import { conditionWords, connected } from './conditionWords.ts'
import { expressionWords, resolved, wordsInside } from './expressionWords.ts'
import { allPunctuated, listBlocks, listOf, punctuated } from './listedParts.ts'
import type { Block } from './RuleBook.ts'
import type { RuleWords } from './RuleWords.ts'
import { capitalised, text, type Text } from './Text.ts'
import type { Writing } from './Writing.ts'

/** How the sentences about a value begin and end. */
export interface ValueStyle {
  /** `Vårdcentralen får`; of an amount that is taken away, `Vårdcentralen betalar`. */
  readonly receives: Text
  readonly pays?: Text | undefined
  /** What is said of the only condition, and where it is not met. */
  readonly of: Pick<RuleWords['payment'] & RuleWords['steps'], 'otherwise' | 'onlyIf' | 'onlyIfAll'>
  /** What 0 is called in a list of cases. */
  readonly nothing: string
}

const BOUNDS: readonly string[] = ['min', 'max', 'clamp']

/** More conditions than these have a line each. */
const MOST_CONDITIONS = 2

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
    const list = listOf(first.value, writing)
    if (!list) return [paragraph(text`${expressionWords(first.value, writing)}.`)]
    return [paragraph([list.intro]), ...listBlocks(list)]
  }
  if (!another && first.conditions.length > 0 && isNothing(second.value)) {
    const list = listOf(first.value, writing)
    const each = longConditions(first.conditions, writing)
    if (!list && !each) {
      const said = words.whenOnly(boundedWords(first.value, writing), allOf(first.conditions, writing))
      return [paragraph(text`${said}. ${style.of.otherwise}`)]
    }
    const what: readonly Block[] = list
      ? [paragraph([list.intro]), ...listBlocks(list)]
      : [paragraph(text`${expressionWords(first.value, writing)}.`)]
    if (!each) return [...what, { type: 'paragraph', text: style.of.onlyIf(allOf(first.conditions, writing)) }]
    return [
      ...what,
      { type: 'paragraph', text: [`${style.of.onlyIfAll}:`] },
      { type: 'list', items: allPunctuated(each, writing) },
      { type: 'paragraph', text: [style.of.otherwise] },
    ]
  }
  const items = cases.map(({ conditions, value }) => {
    const what = isNothing(value) ? [style.nothing] : expressionWords(value, writing)
    return conditions.length > 0 ? words.cases.case(what, allOf(conditions, writing)) : words.cases.otherwise(what)
  })
  return [paragraph([words.cases.one]), { type: 'list', items: punctuated(items) }]
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

/** Whether all amounts of a formula are negative by their sign, so that a sentence says that they are paid. */
export function isTakenAway(expression: Expression, writing: Writing): boolean {
  return takenAway(casesOf(expression, writing)) !== undefined
}

/** What must all be true, one by one, where it is much. */
export function longConditions(conditions: readonly Expression[], writing: Writing): readonly Text[] | undefined {
  const all = withoutKnown(conditions.flatMap((one) => flattened(one, 'and', writing)))
  return all.length > MOST_CONDITIONS ? all.map((one) => conditionWords(one, writing)) : undefined
}

function allOf(conditions: readonly Expression[], writing: Writing): Text {
  return connected({ operator: 'and', of: conditions }, writing)
}

/** `x, but at most y` in brackets, so that the condition behind it is not taken for one of the bound. */
function boundedWords(value: Expression, writing: Writing): Text {
  const opened = resolved(value, writing)
  const isBound = opened.type === 'call' && BOUNDS.includes(opened.function)
  return isBound ? wordsInside(value, writing) : expressionWords(value, writing)
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
