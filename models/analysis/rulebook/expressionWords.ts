import type { Expression, RowSource } from '../../formula/Expression.ts'
import { ROW_SOURCES } from '../../formula/rowSources.ts'
import { conditionWords } from './conditionWords.ts'
import { lowerLabel } from './lowerLabel.ts'
import {
  factOf,
  formulaOf,
  hasName,
  isOfVocabulary,
  oneOf,
  paymentOfStep,
  rateLabel,
  stepLink,
  wordText,
} from './nameOf.ts'
import type { RowWords } from './RuleWords.ts'
import { joinTexts, text, type Text } from './Text.ts'
import { writeFigure } from './writeFigure.ts'
import { idOf, type Writing, within } from './Writing.ts'

/** How tightly the words of a phrase hold together; looser ones are put in brackets. */
const TIES = { name: 0, product: 1, sum: 2, clause: 3 } as const

interface Phrase {
  readonly text: Text
  readonly ties: number
}

/** Figures of more days than these are told below the sentence alone. */
const MOST_FIGURES = 2

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
      if (!writing.steps.includes(formula)) return phraseOf(formula.expression, within(formula, writing))
      const link = stepLink(formula, writing)
      if (paymentOfStep(formula, model)) return named(words.the(link))
      return named(expression.row || !hasName(formula, writing) ? link : words.of[expression.level](link))
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

/** A rate by its label; the first time that a paragraph names it, with its figures if they are few. */
function parameterWords(name: string, writing: Writing): Text {
  const { model, words, numbers, told } = writing
  const parameter = oneOf(model.parameters, name)
  const link = words.the([{ text: lowerLabel(rateLabel(parameter, writing)), to: idOf.rate(name) }])
  const changes = parameter.values.filter(
    ({ value }, place) => place === 0 || value !== parameter.values[place - 1]?.value,
  )
  if (changes.length > MOST_FIGURES || told.has(name)) return link
  told.add(name)
  const figures = changes.map(({ from, value }, place) => {
    const figure = value === undefined ? words.missing : writeFigure(value, parameter, writing)
    return place === 0 ? figure : words.figure.later(numbers.date(from), figure)
  })
  return text`${link} (${figures.join(', ')})`
}

/** A table by its label and number; what it is by stands in its head, unless the model computes it. */
function tableWords(name: string, writing: Writing): Text {
  const { words, language, tables } = writing
  const table = oneOf(tables, name)
  const number: Text = [{ text: words.tableNumber(String(tables.indexOf(table) + 1)), to: idOf.table(name) }]
  const computed = table.by.filter(({ type }) => type !== 'fact').map((by) => wordsInside(by, writing))
  const label = words.the([lowerLabel(table.label[language])])
  return words.fromTable(label, number, computed.length > 0 ? joinTexts(computed, ', ', words.and) : undefined)
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
  const isOfRow = expression.row || fact.entity === writing.rowsOf
  if (known) return [isOfRow ? known.bare : known.of]
  const label: Text = [lowerLabel(fact.label[language])]
  return isOfRow ? label : words.of[fact.entity](label)
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
      const [least, bounding] = name === 'min' ? [words.least, words.atMost] : [words.greatest, words.atLeast]
      if (bounded !== undefined && bound !== undefined)
        return clause(bounding(parts[bounded] ?? [], parts[bound] ?? []))
      return clause(least(of.map((one) => held(phraseOf(one, writing), TIES.name))))
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
export function boundOf(of: readonly Expression[]): readonly [number, number] | readonly [] {
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

function aggregatePhrase(expression: Of<'aggregate'>, around: Writing): Phrase {
  const { words } = around
  const { each, rows, weight, with: value } = expression
  const writing = { ...around, rowsOf: rows === 'clinics' ? undefined : ROW_SOURCES.get(rows)?.entity }
  const { one, all } = rowWords(rows, writing)
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

/** Rows by name; which patients and clinics are meant, the level and the scope of the formula say. */
export function rowWords(rows: RowSource, { words, level, scope }: Writing): RowWords {
  if (rows === 'clinics' && scope) return { one: words.scopes[scope], all: words.scopes[scope] }
  return rows === 'patients' && level === 'region' ? words.ofRegion : words.rows[rows]
}

/** A formula that is said where it is used, opened; one that says which clinics it reads stays whole. */
export function resolved(expression: Expression, writing: Writing): Expression {
  if (expression.type !== 'formula') return expression
  const formula = formulaOf(expression, writing.model)
  const isWhole = writing.steps.includes(formula) || formula.scope !== undefined
  return isWhole ? expression : resolved(formula.expression, writing)
}

/** `when(condition, amount, 0)` is an amount of some rows alone. */
export function onlyWhere(each: Expression): readonly [Expression, Expression | undefined] {
  if (each.type !== 'call' || each.function !== 'when') return [each, undefined]
  const [condition, amount, otherwise] = each.of
  const isNothing = otherwise?.type === 'constant' && otherwise.value === 0
  return condition && amount && isNothing ? [amount, condition] : [each, undefined]
}
