import type { Formula } from '../../document/Model.ts'
import type { Expression, Operator } from '../../formula/Expression.ts'
import { rowWords } from './expressionWords.ts'
import { limitName } from './limitName.ts'
import { type MathNode, math } from './MathNode.ts'
import { factOf, formulaOf, labelOfStep, oneOf, rateLabel, wordText } from './nameOf.ts'
import { capitalised, plainText } from './Text.ts'
import { type Writing, within } from './Writing.ts'

type Of<T extends Expression['type']> = Extract<Expression, { readonly type: T }>

/** What binds tighter is greater; what stands below its place is put in brackets. */
const TIGHT = { clause: 0, or: 1, and: 2, not: 3, compare: 4, sum: 5, product: 6, name: 7 } as const

interface Typeset {
  readonly node: MathNode
  readonly tight: number
}

const MINUS = '\u2212'

const SIGNS: Readonly<Record<Operator, readonly [sign: string, tight: number]>> = {
  add: ['+', TIGHT.sum],
  subtract: [MINUS, TIGHT.sum],
  multiply: ['×', TIGHT.product],
  divide: ['/', TIGHT.product],
  negate: [MINUS, TIGHT.product],
  less: ['<', TIGHT.compare],
  lessOrEqual: ['≤', TIGHT.compare],
  greater: ['>', TIGHT.compare],
  greaterOrEqual: ['≥', TIGHT.compare],
  equal: ['=', TIGHT.compare],
  unequal: ['≠', TIGHT.compare],
  and: ['∧', TIGHT.and],
  or: ['∨', TIGHT.or],
  not: ['¬', TIGHT.not],
}

/** An expression as mathematics, with the labels of facts and rates as identifiers. */
export function expressionMath(expression: Expression, writing: Writing): MathNode {
  return typeset(expression, writing).node
}

/** A whole formula: its name, and below it a line for each part of a product or sum, so that it fits the measure of reading. */
export function equationMath(name: string, expression: Expression, writing: Writing): MathNode {
  const lines = linesOf(expression, writing)
  const head = math('mrow', [math('mi', name), math('mo', '=')])
  const rows = lines.map(({ node, sign }, place) =>
    math('mtr', [math('mtd', place === 0 && sign !== MINUS ? [] : [math('mo', sign)]), math('mtd', [node])]),
  )
  return math('math', [math('mtable', [math('mtr', [math('mtd', []), math('mtd', [head])]), ...rows])])
}

interface Line {
  readonly node: MathNode
  readonly sign: string
}

/** The parts of a product or sum; what a product is divided by stands below its last part. */
function linesOf(expression: Expression, writing: Writing): readonly Line[] {
  const opened = opening(expression, writing)
  const operator = opened.type === 'operation' ? opened.operator : undefined
  const [numerator, denominator] = opened.type === 'operation' ? opened.of : []
  if (operator === 'multiply') return linesWith(expression, ['multiply'], writing)
  if (operator === 'add' || operator === 'subtract') return linesWith(expression, ['add', 'subtract'], writing)
  if (operator === 'divide' && numerator && denominator) {
    const lines = linesWith(numerator, ['multiply'], writing)
    const last = partsOf(numerator, ['multiply'], writing).at(-1)
    if (lines.length > 1 && last) {
      const quotient = math('mfrac', [expressionMath(last.of, writing), expressionMath(denominator, writing)])
      return [...lines.slice(0, -1), { node: quotient, sign: SIGNS.multiply[0] }]
    }
  }
  return [{ node: expressionMath(expression, writing), sign: '' }]
}

function linesWith(expression: Expression, operators: readonly Operator[], writing: Writing): readonly Line[] {
  return partsOf(expression, operators, writing).map(({ of, operator }) => ({
    node: inside(of, TIGHT.product, writing),
    sign: SIGNS[operator][0],
  }))
}

function partsOf(
  expression: Expression,
  operators: readonly Operator[],
  writing: Writing,
  own: Operator = operators[0] ?? 'add',
): readonly { readonly of: Expression; readonly operator: Operator }[] {
  const opened = opening(expression, writing)
  if (opened.type !== 'operation' || !operators.includes(opened.operator)) return [{ of: expression, operator: own }]
  const [first, second] = opened.of
  if (!first || !second) return []
  // What is subtracted stays whole: its own signs would turn.
  const last =
    opened.operator === 'subtract'
      ? [{ of: second, operator: opened.operator }]
      : partsOf(second, operators, writing, opened.operator)
  return [...partsOf(first, operators, writing, own), ...last]
}

/** A formula that is said where it is used, opened. */
function opening(expression: Expression, writing: Writing): Expression {
  if (expression.type !== 'formula') return expression
  const formula = formulaOf(expression, writing.model)
  return writing.steps.includes(formula) ? expression : opening(formula.expression, writing)
}

function inside(expression: Expression, least: number, writing: Writing): MathNode {
  const { node, tight } = typeset(expression, writing)
  return tight < least ? math('mrow', [math('mo', '('), node, math('mo', ')')]) : node
}

const stepName = (formula: Formula, writing: Writing): string => plainText(capitalised([labelOfStep(formula, writing)]))

const name = (words: string): Typeset => ({ node: math('mi', words), tight: TIGHT.name })

function typeset(expression: Expression, writing: Writing): Typeset {
  const { words, language, model } = writing
  switch (expression.type) {
    case 'constant':
      return { node: math('mn', String(expression.value)), tight: TIGHT.name }
    case 'word':
      return { node: math('mtext', plainText(wordText(expression.word, writing))), tight: TIGHT.name }
    case 'parameter':
      return name(plainText(capitalised([rateLabel(oneOf(model.parameters, expression.name), writing)])))
    case 'table': {
      const table = oneOf(model.tables, expression.name)
      return { node: call(table.label[language], table.by, writing), tight: TIGHT.name }
    }
    case 'limit':
      return name(plainText(limitName(expression.name, writing)))
    case 'fact':
      return name(factOf(expression, model).label[language])
    case 'formula': {
      const formula = formulaOf(expression, model)
      return writing.steps.includes(formula)
        ? name(stepName(formula, writing))
        : typeset(formula.expression, within(formula, writing))
    }
    case 'indicator': {
      const of = model.indicators.find((one) => one.name === expression.indicator)?.label[language]
      return name(plainText(words.measured[expression.what](of === undefined ? undefined : [of])))
    }
    case 'previous': {
      const payment = model.payments.find((one) => one.name === expression.name)
      const label =
        payment?.label[language] ?? labelOfStep(formulaOf({ level: 'clinic', name: expression.name }, model), writing)
      return name(plainText(words.previous([label])))
    }
    case 'known':
      return { node: call(words.math.known, [expression.of], writing), tight: TIGHT.name }
    case 'operation':
      return operation(expression, writing)
    case 'call':
      return calling(expression, writing)
    case 'aggregate':
      return aggregate(expression, writing)
  }
}

function operation({ operator, of }: Of<'operation'>, writing: Writing): Typeset {
  const [sign, tight] = SIGNS[operator]
  const [first, second] = of
  if (!first) return name('')
  if (!second) return { node: math('mrow', [math('mo', sign), inside(first, tight, writing)]), tight }
  if (operator === 'divide') {
    const parts = [expressionMath(first, writing), expressionMath(second, writing)]
    return { node: math('mfrac', parts), tight: TIGHT.name }
  }
  if (second.type === 'word') {
    const [left, word] = wordsMath(of, writing)
    const parts = [left, math('mo', sign), word].flatMap((part) => part ?? [])
    return { node: math('mrow', parts), tight }
  }
  const right = operator === 'subtract' ? tight + 1 : tight
  return {
    node: math('mrow', [inside(first, tight, writing), math('mo', sign), inside(second, right, writing)]),
    tight,
  }
}

/** A fact and a word of it, which the fact may have a label for. */
function wordsMath([fact, word]: readonly Expression[], writing: Writing): readonly (MathNode | undefined)[] {
  const of = fact?.type === 'fact' ? factOf(fact, writing.model) : undefined
  const said = word?.type === 'word' ? math('mtext', plainText(wordText(word.word, writing, of))) : undefined
  return [fact && expressionMath(fact, writing), said]
}

/** `name(a, b)` */
function call(label: string, of: readonly Expression[], writing: Writing): MathNode {
  return called(
    math('mi', label),
    of.map((one) => expressionMath(one, writing)),
  )
}

function called(head: MathNode, parts: readonly MathNode[]): MathNode {
  const separated = parts.flatMap((part, place) => (place === 0 ? [part] : [math('mo', ','), part]))
  return math('mrow', [head, math('mo', '('), ...separated, math('mo', ')')])
}

function calling({ function: named, of }: Of<'call'>, writing: Writing): Typeset {
  const { words } = writing
  switch (named) {
    case 'min':
    case 'max':
      return { node: call(named, of, writing), tight: TIGHT.name }
    case 'clamp': {
      const [value, low, high] = of.map((one) => expressionMath(one, writing))
      const lower = called(
        math('mi', 'max'),
        [value, low].flatMap((part) => part ?? []),
      )
      return {
        node: called(
          math('mi', 'min'),
          [lower, high].flatMap((part) => part ?? []),
        ),
        tight: TIGHT.name,
      }
    }
    case 'ramp':
      return { node: call(words.math.line, of, writing), tight: TIGHT.name }
    case 'percentage_points':
      return {
        node: math('mrow', [
          math('mn', '100'),
          math('mo', '×'),
          ...of.map((one) => inside(one, TIGHT.product, writing)),
        ]),
        tight: TIGHT.product,
      }
    case 'has': {
      const [all, word] = wordsMath(of, writing)
      return {
        node: math(
          'mrow',
          [word, math('mo', '∈'), all].flatMap((part) => part ?? []),
        ),
        tight: TIGHT.compare,
      }
    }
    case 'when':
      return { node: choice(of, writing), tight: TIGHT.clause }
  }
}

/** Values with their conditions behind a brace; what stands in the last place of a choice goes on in the same brace. */
function choice(of: readonly Expression[], writing: Writing): MathNode {
  const rows: MathNode[] = []
  let rest: readonly Expression[] = of
  for (;;) {
    const [condition, value, otherwise] = rest
    if (!condition || !value || !otherwise) break
    const clause = [math('mtext', writing.words.math.if), expressionMath(condition, writing)]
    rows.push(math('mtr', [math('mtd', [expressionMath(value, writing)]), math('mtd', [math('mrow', clause)])]))
    const opened = opening(otherwise, writing)
    if (opened.type === 'call' && opened.function === 'when') {
      rest = opened.of
      continue
    }
    rows.push(
      math('mtr', [
        math('mtd', [expressionMath(opened, writing)]),
        math('mtd', [math('mtext', writing.words.math.otherwise)]),
      ]),
    )
    break
  }
  return math('mrow', [math('mo', '{'), math('mtable', rows)])
}

function aggregate({ function: named, each, rows, weight, with: value }: Of<'aggregate'>, writing: Writing): Typeset {
  const { words } = writing
  const under = math('mtext', rowWords(rows, writing).all)
  const node = expressionMath(each, writing)
  switch (named) {
    case 'sum': {
      const sum = math('munder', [math('mo', '∑'), under])
      return { node: math('mrow', [sum, inside(each, TIGHT.product, writing)]), tight: TIGHT.sum }
    }
    case 'count': {
      const count = math('munder', [math('mi', words.math.count), under])
      return { node: each.type === 'constant' ? count : called(count, [node]), tight: TIGHT.name }
    }
    case 'any':
    case 'mean':
    case 'share':
    case 'rank':
    case 'percentile': {
      const second = weight ?? value
      const parts = second ? [node, expressionMath(second, writing)] : [node]
      return { node: called(math('munder', [math('mi', words.math[named]), under]), parts), tight: TIGHT.name }
    }
  }
}
