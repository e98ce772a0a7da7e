import type { Expression } from '../../formula/Expression.ts'
import { factWords } from './expressionWords.ts'
import { factOf, isOfVocabulary, wordText } from './nameOf.ts'
import type { RuleWords } from './RuleWords.ts'
import { joinTexts, plainText, type Text } from './Text.ts'
import type { Writing } from './Writing.ts'

type Of<T extends Expression['type']> = Extract<Expression, { readonly type: T }>

/** A fact of the model's own whose words are asked for: its label in quotes, for it may be any phrase. */
export function wordFact(expression: Of<'fact'>, writing: Writing): Text {
  const fact = factOf(expression, writing.model)
  return isOfVocabulary(fact) ? factWords(expression, writing) : [writing.words.quoted(fact.label[writing.language])]
}

export interface SaidClause {
  readonly subject: string
  readonly predicate: Text
}

/** What costs are of, where a condition asks for nothing else. */
export function costKind(expression: Expression, writing: Writing): Text | undefined {
  const [fact, word] = expression.type === 'operation' && expression.operator === 'equal' ? expression.of : []
  if (fact?.type !== 'fact' || fact.entity !== 'cost' || fact.name !== 'kind' || word?.type !== 'word') return undefined
  return [writing.words.clauses['cost.kind']?.words[word.word] ?? plainText(wordText(word.word, writing))]
}

/** A fact of the vocabulary being a word, as one says it: `vårdkontakten`, `är ett besök`. */
export function clauseOf(
  { operator, of: [fact, ...words] }: Of<'operation'>,
  writing: Writing,
): SaidClause | undefined {
  if (fact?.type !== 'fact' || (operator !== 'equal' && operator !== 'unequal')) return undefined
  const written = words.flatMap((one) => (one.type === 'word' ? [one.word] : []))
  return written.length === words.length ? clauseWith(fact, written, operator === 'equal', writing) : undefined
}

function clauseWith(
  expression: Of<'fact'>,
  all: readonly string[],
  isTrue: boolean,
  writing: Writing,
): SaidClause | undefined {
  const { words, model, seenFrom } = writing
  const fact = factOf(expression, model)
  const name = `${fact.entity}.${fact.name}`
  const clause = words.clauses[`${name} of ${seenFrom}`] ?? words.clauses[name]
  if (!clause || !isOfVocabulary(fact)) return undefined
  const said = all.map((word): Text => {
    const among = all.length > 1 ? clause.among?.[word] : undefined
    const own = fact.wordLabels?.[word] === undefined ? (among ?? clause.words[word]) : undefined
    return own === undefined ? wordText(word, writing, fact) : [own]
  })
  const what = joinTexts(said, ', ', words.or)
  return { subject: clause.subject, predicate: isTrue ? clause.is(what) : clause.isNot(what) }
}

/** What is true or false in the vocabulary, as one says it. */
export function conditionOf(
  expression: Of<'fact'>,
  { words, model }: Writing,
): RuleWords['conditions'][string] | undefined {
  const fact = factOf(expression, model)
  return isOfVocabulary(fact) ? words.conditions[`${fact.entity}.${fact.name}`] : undefined
}

/** One of several words of a fact: `kontakten är ett besök eller ett hembesök`. */
export function choiceWords(parts: readonly Expression[], writing: Writing): SaidClause | undefined {
  const had = conditionsOf(parts, writing)
  if (had) return had
  const choice = choiceOf(parts)
  const [fact] = choice?.[0]?.of ?? []
  if (!choice || fact?.type !== 'fact') return undefined
  const written = choice.flatMap(({ of: [, word] }) => (word?.type === 'word' ? [word.word] : []))
  const clause = clauseWith(fact, written, true, writing)
  if (clause) return clause
  const own = factOf(fact, writing.model)
  const said = joinTexts(
    written.map((word) => wordText(word, writing, own)),
    ', ',
    writing.words.or,
  )
  return { subject: '', predicate: writing.words.equal(wordFact(fact, writing), said) }
}

/** One of several conditions of a person: `patienten`, `har diabetes eller KOL`. */
export function conditionsOf(parts: readonly Expression[], writing: Writing): SaidClause | undefined {
  const { words, model } = writing
  const had = parts.flatMap((one): readonly (readonly [Of<'fact'>, string])[] => {
    const [fact, word] = one.type === 'call' && one.function === 'has' ? one.of : []
    return fact?.type === 'fact' && fact.name === 'conditions' && word?.type === 'word' ? [[fact, word.word]] : []
  })
  const [[fact] = []] = had
  if (fact === undefined || had.length !== parts.length) return undefined
  const all = had.map(([, word]) => wordText(word, writing, factOf(fact, model)))
  return { subject: words.entities[fact.entity], predicate: words.has(joinTexts(all, ', ', words.or)) }
}

/** Equalities of the same fact with words. */
function choiceOf(parts: readonly Expression[]): readonly Of<'operation'>[] | undefined {
  const equalities = parts.flatMap((one) =>
    one.type === 'operation' && one.operator === 'equal' && one.of[0]?.type === 'fact' && one.of[1]?.type === 'word'
      ? [one]
      : [],
  )
  const subjects = new Set(
    equalities.flatMap(({ of: [fact] }) => (fact?.type === 'fact' ? [`${fact.entity}.${fact.name}`] : [])),
  )
  return equalities.length === parts.length && subjects.size === 1 ? equalities : undefined
}
