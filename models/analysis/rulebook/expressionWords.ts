import type { Expression } from '../../formula/Expression.ts'
import { conditionWords } from './conditionWords.ts'
import { lowerLabel } from './lowerLabel.ts'
import { factOf, formulaOf, isOfVocabulary, oneOf, stepLink, wordText } from './nameOf.ts'
import { joinTexts, text, type Text } from './Text.ts'
import { writeFigure } from './writeFigure.ts'
import { idOf, type Writing } from './Writing.ts'

/** How tightly the words of a phrase hold together; looser ones are put in brackets. */
const TIES = { name: 0, product: 1, sum: 2, clause: 3 } as const

interface Phrase {
  readonly text: Text
  readonly ties: number
}

type Of<T extends Expression['type']> = Extract<Expression, { readonly type: T }>

/** An expression as a phrase: `ersättning för ålder och kön (297 kr per poäng och månad) gånger listningspoäng`. */
export function expressionWords(expression: Expression, writing: Writing): Text {
  return phraseOf(expression, writing).text
}

/** The same in brackets, where it is more than a name or a product: it stands among other words. */
export function wordsInside(expression: Expression, writing: Writing): Text {
  return held(phraseOf(expression, writing), TIES.sum)
}

function phraseOf(expression: Expression, writing: Writing): Phrase {
  const { words, model } = writing
  switch (expression.type) {
    case 'constant':
      return named([writing.numbers.number(expression.value)])
    case 'word':
      return named(wordText(expression.word, writing))
    case 'parameter':
      return named(parameterWords(expression.name, writing))
    case 'table':
      return named(tableWords(expression.name, writing))
    case 'limit':
      return named(limitWords(expression.name, writing))
    case 'fact':
      return named(factWords(expression, writing))
    case 'formula': {
      const formula = formulaOf(expression, model)
      if (!writing.steps.includes(formula)) return phraseOf(formula.expression, writing)
      const link = stepLink(formula, writing)
      return named(expression.row || !formula.label ? link : words.of[expression.level](link))
    }
    case 'indicator':
      return named(
        words.measured[expression.what](
          expression.indicator === undefined ? undefined : indicatorLink(expression.indicator, writing),
        ),
      )
    case 'previous':
      return named(words.previous(previousLink(expression.name, writing)))
    case 'known':
      return clause(conditionWords(expression, writing))
    case 'operation':
      return operationPhrase(expression, writing)
    case 'call':
      return callPhrase(expression, writing)
    case 'aggregate':
      return aggregatePhrase(expression, writing)
  }
}

const named = (words: Text): Phrase => ({ text: words, ties: TIES.name })
const clause = (words: Text): Phrase => ({ text: words, ties: TIES.clause })

/** In brackets if it holds together more loosely than its place allows. */
function held({ text: words, ties }: Phrase, loosest: number): Text {
  return ties > loosest ? text`(${words})` : words
}

/** A rate by its label; where it has one figure for all days, with the figure the first time that it is named. */
function parameterWords(name: string, writing: Writing): Text {
  const { model, language, words, told } = writing
  const parameter = oneOf(model.parameters, name)
  const link = words.the([{ text: lowerLabel(parameter.label[language]), to: idOf.rate(name) }])
  const [only, another] = parameter.values
  if (!only || another || told.has(name)) return link
  told.add(name)
  return text`${link} (${only.value === undefined ? words.missing : writeFigure(only.value, parameter, writing)})`
}

function tableWords(name: string, writing: Writing): Text {
  const { words, language, tables } = writing
  const table = oneOf(tables, name)
  const number: Text = [{ text: words.tableNumber(String(tables.indexOf(table) + 1)), to: idOf.table(name) }]
  const keys = joinTexts(
    table.by.map((by) => wordsInside(by, writing)),
    ', ',
    words.and,
  )
  return words.fromTable(words.the([lowerLabel(table.label[language])]), number, keys)
}

/** A limit by a name that documents often use; else its own, as the code it is. */
export function limitName(name: string, { words }: Writing): Text {
  const known = words.limits[name]
  return known === undefined ? [{ code: name }] : [known]
}

const limitWords = (name: string, writing: Writing): Text => writing.words.limit(limitName(name, writing))

/** A fact: of each row by its name alone, else with whose it is. */
export function factWords(expression: Of<'fact'>, writing: Writing): Text {
  const { words, language, model } = writing
  const fact = factOf(expression, model)
  const known = isOfVocabulary(fact) ? words.facts[`${fact.entity}.${fact.name}`] : undefined
  if (known) return [expression.row ? known.bare : known.of]
  const label: Text = [lowerLabel(fact.label[language])]
  return expression.row ? label : words.of[fact.entity](label)
}

function indicatorLink(name: string, { model, language }: Writing): Text {
  return [{ text: lowerLabel(oneOf(model.indicators, name).label[language]), to: idOf.indicator(name) }]
}

function previousLink(name: string, writing: Writing): Text {
  const { model, language } = writing
  const payment = model.payments.find((one) => one.name === name)
  if (payment) return [{ text: lowerLabel(payment.label[language]), to: idOf.payment(name) }]
  return stepLink(formulaOf({ level: 'clinic', name }, model), writing)
}

function operationPhrase(expression: Of<'operation'>, writing: Writing): Phrase {
  const { operators } = writing.words
  const [first, second] = expression.of
  const part = (one: Expression | undefined, loosest: number): Text =>
    one ? held(phraseOf(one, writing), loosest) : []
  switch (expression.operator) {
    case 'add':
      return { text: text`${part(first, TIES.sum)}${operators.plus}${part(second, TIES.sum)}`, ties: TIES.sum }
    case 'subtract':
      return { text: text`${part(first, TIES.sum)}${operators.minus}${part(second, TIES.product)}`, ties: TIES.sum }
    case 'multiply':
      return {
        text: text`${part(first, TIES.product)}${operators.times}${part(second, TIES.product)}`,
        ties: TIES.product,
      }
    case 'divide':
      return { text: text`${part(first, TIES.product)}${operators.by}${part(second, TIES.name)}`, ties: TIES.product }
    case 'negate':
      return { text: text`${operators.negative}${part(first, TIES.product)}`, ties: TIES.sum }
    case 'less':
    case 'lessOrEqual':
    case 'greater':
    case 'greaterOrEqual':
    case 'equal':
    case 'unequal':
    case 'and':
    case 'or':
    case 'not':
      return clause(conditionWords(expression, writing))
  }
}

function callPhrase({ function: name, of }: Of<'call'>, writing: Writing): Phrase {
  const { words } = writing
  const parts = of.map((one) => wordsInside(one, writing))
  const [a = [], b = [], c = []] = parts
  switch (name) {
    case 'min':
    case 'max': {
      const [bounded, bound] = boundOf(of)
      const [least, greatest] = name === 'min' ? [words.least, words.atMost] : [words.greatest, words.atLeast]
      return clause(
        bound === undefined || bounded === undefined
          ? least(parts)
          : greatest(parts[bounded] ?? [], parts[bound] ?? []),
      )
    }
    case 'clamp':
      return clause(words.between(a, b, c))
    case 'ramp':
      return clause(words.ramp(a, b, c))
    case 'when': {
      const [condition] = of
      return clause(words.when(b, condition ? conditionWords(condition, writing) : [], c))
    }
    case 'percentage_points':
      return clause(words.percentagePoints(a))
    case 'has':
      return clause(hasWords(of, writing))
  }
}

/** Which of two is bounded by the other, if one of them is a plain figure. */
function boundOf(of: readonly Expression[]): readonly [number, number] | readonly [] {
  const isFigure = (one: Expression | undefined): boolean =>
    one?.type === 'parameter' || one?.type === 'constant' || one?.type === 'limit'
  if (of.length !== 2) return []
  if (isFigure(of[1])) return [0, 1]
  return isFigure(of[0]) ? [1, 0] : []
}

/** `patienten har diabetes` */
export function hasWords([words, word]: readonly Expression[], writing: Writing): Text {
  const what = word?.type === 'word' ? wordText(word.word, writing) : []
  if (words?.type === 'fact' && words.name === 'conditions')
    return writing.words.has([writing.words.entities[words.entity]], what)
  return writing.words.equal(words ? wordsInside(words, writing) : [], what)
}

function aggregatePhrase(expression: Of<'aggregate'>, writing: Writing): Phrase {
  const { words } = writing
  const { each, rows, weight, with: value } = expression
  const isRegion = rows === 'patients' && isOfRegion(expression)
  const { one, all } = isRegion ? words.ofRegion : words.rows[rows]
  const inside = (part: Expression | undefined): Text => (part ? wordsInside(part, writing) : [])
  switch (expression.function) {
    case 'sum': {
      const [amount, where] = onlyWhere(resolved(each, writing))
      return clause(words.sum(inside(amount), all, where && conditionWords(where, writing)))
    }
    case 'count':
      return each.type === 'constant'
        ? named(words.count(one))
        : clause(words.count(one, conditionWords(each, writing)))
    case 'any':
      return clause(words.any(one, conditionWords(each, writing)))
    case 'mean':
      return clause(words.mean(inside(each), all, weight && inside(weight)))
    case 'share':
      return clause(words.share(all, conditionWords(each, writing), weight && inside(weight)))
    case 'rank':
      return clause(words.rank(inside(each), inside(value), all))
    case 'percentile':
      return clause(words.percentile(inside(each), inside(value), all))
  }
}

/** Formulas of the region and of a clinic name `patients` alike; only the unit check knows which. */
function isOfRegion({ each }: Of<'aggregate'>): boolean {
  return each.type === 'fact' && each.entity === 'region'
}

/** A formula that is said where it is used, opened. */
export function resolved(expression: Expression, writing: Writing): Expression {
  if (expression.type !== 'formula') return expression
  const formula = formulaOf(expression, writing.model)
  return writing.steps.includes(formula) ? expression : resolved(formula.expression, writing)
}

/** `when(condition, amount, 0)` adds up the amount of those rows alone. */
function onlyWhere(each: Expression): readonly [Expression, Expression | undefined] {
  if (each.type !== 'call' || each.function !== 'when') return [each, undefined]
  const [condition, amount, otherwise] = each.of
  const isNothing = otherwise?.type === 'constant' && otherwise.value === 0
  return condition && amount && isNothing ? [amount, condition] : [each, undefined]
}
