import type { Expression } from '../../formula/Expression.ts'
import { factWords, hasWords, resolved, wordsInside } from './expressionWords.ts'
import { factOf, formulaOf, isOfVocabulary, stepLink } from './nameOf.ts'
import { capitalised, joinTexts, text, type Text } from './Text.ts'
import { type Writing, within } from './Writing.ts'

type Of<T extends Expression['type']> = Extract<Expression, { readonly type: T }>

/** What must be true, as a clause after *om*, *där* or *if*: `kontaktformen är besök eller hembesök`. */
export function conditionWords(written: Expression, writing: Writing): Text {
  const { words } = writing
  const expression = resolved(written, writing)
  switch (expression.type) {
    case 'known':
      return words.known(
        expression.of.type === 'fact' ? factWords(expression.of, writing) : wordsInside(expression.of, writing),
      )
    case 'fact':
      return trueOf(expression, true, writing)
    case 'formula': {
      const formula = formulaOf(expression, writing.model)
      return writing.steps.includes(formula)
        ? words.holdsStep(capitalised(stepLink(formula, writing)))
        : conditionWords(formula.expression, within(formula, writing))
    }
    case 'call':
      return expression.function === 'has' ? hasWords(expression.of, writing) : wordsInside(expression, writing)
    case 'operation':
      return operationWords(expression, writing)
    case 'constant':
    case 'word':
    case 'parameter':
    case 'table':
    case 'limit':
    case 'indicator':
    case 'previous':
    case 'aggregate':
      return wordsInside(expression, writing)
  }
}

function operationWords({ operator, of }: Of<'operation'>, writing: Writing): Text {
  const { words } = writing
  const [first, second] = of
  if (!first) return []
  const [a, b] = [first, second].map((one) => (one && isValue(one) ? wordsInside(one, writing) : [])) as [Text, Text]
  switch (operator) {
    case 'and':
    case 'or':
      return connected({ operator, of }, writing)
    case 'not':
      return notWords(resolved(first, writing), writing)
    case 'less':
      return words.less(a, b)
    case 'lessOrEqual':
      return words.lessOrEqual(a, b)
    case 'greater':
      return words.greater(a, b)
    case 'greaterOrEqual':
      return words.greaterOrEqual(a, b)
    case 'equal':
      return words.equal(a, b)
    case 'unequal':
      return words.unequal(a, b)
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'negate':
      return []
  }
}

const isValue = ({ kind }: Expression): boolean => kind !== 'boolean'

function notWords(expression: Expression, writing: Writing): Text {
  return expression.type === 'fact'
    ? trueOf(expression, false, writing)
    : writing.words.not(conditionWords(expression, writing))
}

/** `”Inskriven i vårdkedjan” gäller för patienten` */
function trueOf(expression: Of<'fact'>, isTrue: boolean, writing: Writing): Text {
  const { words, language, model } = writing
  const fact = factOf(expression, model)
  const known = isOfVocabulary(fact) ? words.conditions[`${fact.entity}.${fact.name}`] : undefined
  if (known) return [isTrue ? known.is : known.isNot]
  return (isTrue ? words.holds : words.holdsNot)(words.entities[fact.entity], fact.label[language])
}

/** All of several, or one of them; `x är a eller b` where they ask for words of one fact. */
export function connected({ operator, of }: Pick<Of<'operation'>, 'operator' | 'of'>, writing: Writing): Text {
  const { words } = writing
  const parts = of.flatMap((one) => flattened(one, operator, writing))
  const between = operator === 'and' ? words.and : words.or
  const choice = operator === 'or' ? choiceOf(parts) : undefined
  if (choice) {
    const written = choice.map(({ of: [, word] }) => (word ? wordsInside(word, writing) : []))
    const [subject] = choice[0]?.of ?? []
    return words.equal(subject ? wordsInside(subject, writing) : [], joinTexts(written, ', ', words.or))
  }
  const clauses = parts.map((one) => {
    const isOther = one.type === 'operation' && (one.operator === 'and' || one.operator === 'or')
    const clause = conditionWords(one, writing)
    return isOther && parts.length > 1 ? text`(${clause})` : clause
  })
  return joinTexts(clauses, between)
}

function flattened(
  written: Expression,
  operator: 'and' | 'or' | Of<'operation'>['operator'],
  writing: Writing,
): readonly Expression[] {
  const expression = resolved(written, writing)
  return expression.type === 'operation' && expression.operator === operator
    ? expression.of.flatMap((one) => flattened(one, operator, writing))
    : [expression]
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
