import type { Expression, RowSource } from '../../formula/Expression.ts'
import { ROW_SOURCES } from '../../formula/rowSources.ts'
import { costKind } from './clauseWords.ts'
import { conditionWords } from './conditionWords.ts'
import { limitName } from './limitName.ts'
import {
  factOf,
  formulaOf,
  inSentence,
  isOfVocabulary,
  oneOf,
  paymentOfStep,
  rateLabel,
  stepLink,
  whose,
  wordText,
} from './nameOf.ts'
import type { RowWords } from './RuleWords.ts'
import { changesOf } from './startsOf.ts'
import { joinTexts, plainText, text, type Text } from './Text.ts'
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
      return tablePhrase(expression.name, writing)
    case 'limit':
      return named(limitWords(expression, writing))
    case 'fact':
      return named(factWords(expression, writing))
    case 'formula': {
      const formula = formulaOf(expression, model)
      if (!writing.steps.includes(formula)) return phraseOf(formula.expression, within(formula, writing))
      const link = stepLink(formula, writing)
      if (expression.indicator !== undefined)
        return named(words.forIndicator(words.the(link), indicatorLink(expression.indicator, writing)))
      if (paymentOfStep(formula, model)) return named(words.the(link))
      // A name that was made up here says already of what it is.
      if (formula.label === undefined) return named(expression.row ? link : words.own(link))
      return named(whose(expression.level, link, expression.row, writing))
    }
    case 'indicator':
      return named(
        words.measured[expression.what](
          expression.indicator === undefined ? undefined : indicatorLink(expression.indicator, writing),
        ),
      )
    case 'previous':
      return named(words.previous(words.the(previousLink(expression.name, writing))))
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
  const link = words.the([{ text: inSentence(rateLabel(parameter, writing), writing), to: idOf.rate(name) }])
  const changes = changesOf(parameter, writing)
  if (!changes || changes.length > MOST_FIGURES || told.has(name)) return link
  told.add(name)
  const figures = changes.map(({ from, value }, place) => {
    const figure = value === undefined ? words.missing : writeFigure(value, parameter, writing)
    return place === 0 ? figure : words.figure.later(numbers.date(from), figure)
  })
  return text`${link} (${figures.join(', ')})`
}

/** A table by its label and number; what it is by stands in its head, unless the model computes it. */
function tablePhrase(name: string, writing: Writing): Phrase {
  const { words, language, tables } = writing
  const table = oneOf(tables, name)
  const number: Text = [{ text: words.tableNumber(String(tables.indexOf(table) + 1)), to: idOf.table(name) }]
  const computed = table.by.filter(({ type }) => type !== 'fact').map((by) => wordsInside(by, writing))
  const label = words.the([inSentence(table.label[language], writing)])
  return computed.length > 0
    ? clause(words.fromTable(label, number, joinTexts(computed, ', ', words.and)))
    : named(words.fromTable(label, number))
}

function limitWords({ name, indicator, row }: Of<'limit'>, writing: Writing): Text {
  const label = limitName(name, writing)
  if (indicator !== undefined) return writing.words.forIndicator(label, indicatorLink(indicator, writing))
  return row ? label : writing.words.limit(label)
}

/** A fact: of each row by its name alone, else with whose it is. */
export function factWords(expression: Of<'fact'>, writing: Writing): Text {
  const { words, language, model } = writing
  const fact = factOf(expression, model)
  const known = isOfVocabulary(fact) ? words.facts[`${fact.entity}.${fact.name}`] : undefined
  const isOfRow = expression.row || fact.entity === writing.rowsOf
  if (known) return [isOfRow ? known.bare : known.of]
  return whose(fact.entity, [inSentence(fact.label[language], writing)], isOfRow, writing)
}

function indicatorLink(name: string, writing: Writing): Text {
  const { label } = oneOf(writing.model.indicators, name)
  return [{ text: inSentence(label[writing.language], writing), to: idOf.indicator(name) }]
}

function previousLink(name: string, writing: Writing): Text {
  const { model, language } = writing
  const payment = model.payments.find((one) => one.name === name)
  if (payment) return [{ text: inSentence(payment.label[language], writing), to: idOf.payment(name) }]
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
  // Each part is said once, in the order of the sentence: a figure is told where it is named first.
  const part = (place: number): Text => {
    const one = of[place]
    return one ? wordsInside(one, writing) : []
  }
  switch (name) {
    case 'min':
    case 'max': {
      const [bounded, bound] = boundOf(of)
      const [least, bounding] = name === 'min' ? [words.least, words.atMost] : [words.greatest, words.atLeast]
      if (bounded !== undefined && bound !== undefined) return clause(bounding(part(bounded), part(bound)))
      return clause(least(of.map((one) => held(phraseOf(one, writing), TIES.name))))
    }
    case 'clamp':
      return clause(words.between(part(0), part(1), part(2)))
    case 'ramp':
      return clause(words.ramp(part(0), part(1), part(2)))
    case 'when': {
      const [condition, value, otherwise] = of
      const said = (): Text => (condition ? conditionWords(condition, writing) : [])
      const isException = value?.type === 'constant' && otherwise?.type !== 'constant'
      return clause(isException ? words.but(part(2), part(1), said()) : words.when(part(1), said(), part(2)))
    }
    case 'percentage_points':
      return clause(words.percentagePoints(part(0)))
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
  const fact = words?.type === 'fact' ? factOf(words, writing.model) : undefined
  const what = word?.type === 'word' ? wordText(word.word, writing, fact) : []
  if (words?.type === 'fact' && words.name === 'conditions')
    return text`${writing.words.entities[words.entity]} ${writing.words.has(what)}`
  return writing.words.equal(words ? wordsInside(words, writing) : [], what)
}

function aggregatePhrase(expression: Of<'aggregate'>, around: Writing): Phrase {
  const { words } = around
  const { each, rows, weight, with: value } = expression
  const writing = { ...around, rowsOf: rows === 'clinics' ? undefined : ROW_SOURCES.get(rows)?.entity }
  const { one, all, some } = rowWords(rows, writing)
  const inside = (part: Expression | undefined): Text => (part ? wordsInside(part, writing) : [])
  switch (expression.function) {
    case 'sum': {
      const [whole, at] = resolvedIn(each, writing)
      const [amount, where] = onlyWhere(whole)
      const said = where && conditionWords(where, at)
      const isCost = amount.type === 'fact' && amount.entity === 'cost' && amount.name === 'amount'
      const costs = where && costKind(where, at)
      if (isCost && costs) return named(words.costsOf(costs))
      return isCost ? named(words.costs(said)) : clause(words.sum(eachWords(amount, at), all, said))
    }
    case 'count':
      return each.type === 'constant'
        ? named(words.count(one))
        : clause(words.count(one, conditionWords(each, writing)))
    case 'any':
      return clause(words.any(some, conditionWords(each, writing)))
    case 'mean':
      return clause(words.mean(eachWords(each, writing), all, weight && inside(weight)))
    case 'share':
      return clause(words.share(all, conditionWords(each, writing), weight && inside(weight)))
    case 'rank':
      return clause(rankWords(inside(each), inside(value), all, writing))
    case 'percentile':
      return clause(words.percentile(inside(each), inside(value), all))
  }
}

/** A clinic's place: usually by the same as is ranked. */
function rankWords(each: Text, value: Text, rows: string, { words }: Writing): Text {
  const isSame = plainText(words.own(each)) === plainText(value) || plainText(each) === plainText(value)
  return isSame ? words.ownRank(each, rows) : words.rank(each, value, rows)
}

/** What is added up or averaged, in brackets where more would follow than its last part. */
const eachWords = (each: Expression, writing: Writing): Text => held(phraseOf(each, writing), TIES.product)

/** Rows by name; which patients and clinics are meant, the level and the scope of the formula say. */
export function rowWords(rows: RowSource, { words, level, scope }: Writing): RowWords {
  if (rows === 'clinics' && scope) {
    // That all are counted is said beside the formula.
    const one = scope === 'all_clinics' ? words.rows.clinics.one : words.scopes[scope]
    return { ...words.rows.clinics, one, all: words.scopes[scope] }
  }
  return rows === 'patients' && level === 'region' ? words.ofRegion : words.rows[rows]
}

/** A formula that is said where it is used, opened; one that says which clinics it reads stays whole. */
export function resolved(expression: Expression, writing: Writing): Expression {
  return resolvedIn(expression, writing)[0]
}

/** The same with what it is written from: inside, the level is the formula's own. */
export function resolvedIn(expression: Expression, writing: Writing): readonly [Expression, Writing] {
  if (expression.type !== 'formula') return [expression, writing]
  const formula = formulaOf(expression, writing.model)
  const isWhole = writing.steps.includes(formula) || formula.scope !== undefined
  return isWhole ? [expression, writing] : resolvedIn(formula.expression, within(formula, writing))
}

/** `when(condition, amount, 0)` is an amount of some rows alone. */
export function onlyWhere(each: Expression): readonly [Expression, Expression | undefined] {
  if (each.type !== 'call' || each.function !== 'when') return [each, undefined]
  const [condition, amount, otherwise] = each.of
  const isNothing = otherwise?.type === 'constant' && otherwise.value === 0
  return condition && amount && isNothing ? [amount, condition] : [each, undefined]
}
