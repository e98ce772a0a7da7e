import type { Expression } from '../../formula/Expression.ts'
import { expressionWords, factWords, hasWords, resolved, wordsInside } from './expressionWords.ts'
import { choiceWords, clauseOf, conditionOf, conditionsOf, type SaidClause, wordFact } from './clauseWords.ts'
import { flattened, withoutKnown } from './conditionParts.ts'
import { factOf, formulaOf, stepLink, wordText } from './nameOf.ts'
import { capitalised, joinTexts, text, type Text } from './Text.ts'
import { writeFigure } from './writeFigure.ts'
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
      return wordsInside(expression, writing)
    case 'aggregate':
      return expressionWords(expression, writing)
  }
}

function operationWords(expression: Of<'operation'>, writing: Writing): Text {
  const { words } = writing
  const { operator, of } = expression
  const [first, second] = of
  if (!first) return []
  const clause = clauseOf(expression, writing)
  if (clause) return text`${clause.subject} ${clause.predicate}`
  const [a, b] = [sideWords(first, second, writing), sideWords(second, first, writing)]
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

/** One side of a comparison. A constant has the unit of what it is compared with, where that is an age. */
function sideWords(side: Expression | undefined, other: Expression | undefined, writing: Writing): Text {
  if (side === undefined || side.kind === 'boolean') return []
  if (side.type === 'constant' && other?.kind === 'number' && other.unit.powers['age'] === 1)
    return [writeFigure(side.value, { name: '', unit: other.unit }, writing)]
  const fact = other?.type === 'fact' ? factOf(other, writing.model) : undefined
  if (side.type === 'fact' && side.kind === 'word') return wordFact(side, writing)
  return side.type === 'word' ? wordText(side.word, writing, fact) : wordsInside(side, writing)
}

function notWords(expression: Expression, writing: Writing): Text {
  const { words, language, model } = writing
  if (expression.type === 'fact') return trueOf(expression, false, writing)
  if (expression.type === 'formula')
    return words.holdsStepNot(capitalised(stepLink(formulaOf(expression, model), writing)))
  const asked = knownAndTrue(expression, writing)
  if (asked) return words.holdsNotOrUnknown(words.entities[asked.entity], factOf(asked, model).label[language])
  const said = conditionWords(expression, writing)
  const isSeveral = expression.type === 'operation' && (expression.operator === 'and' || expression.operator === 'or')
  return words.not(isSeveral ? text`(${said})` : said)
}

/** `known(x) and x`: that it is true says that it is known. */
function knownAndTrue(expression: Expression, writing: Writing): Of<'fact'> | undefined {
  if (expression.type !== 'operation' || expression.operator !== 'and') return undefined
  const parts = withoutKnown(flattened(expression, 'and', writing))
  const [only, another] = parts
  return only?.type === 'fact' && another === undefined ? only : undefined
}

/** `”Inskriven i vårdkedjan” gäller för patienten` */
function trueOf(expression: Of<'fact'>, isTrue: boolean, writing: Writing): Text {
  const { words, language, model } = writing
  const fact = factOf(expression, model)
  const known = conditionOf(expression, writing)
  if (known) return [`${known.subject} ${isTrue ? known.is : known.isNot}`]
  return (isTrue ? words.holds : words.holdsNot)(words.entities[fact.entity], fact.label[language])
}

/** All of several, or one of them; `x är a eller b` where they ask for words of one fact. */
export function connected({ operator, of }: Pick<Of<'operation'>, 'operator' | 'of'>, writing: Writing): Text {
  const { words } = writing
  const all = of.flatMap((one) => flattened(one, operator, writing))
  const parts = operator === 'and' ? withoutKnown(all) : all
  const between = operator === 'and' ? words.and : words.or
  const choice = operator === 'or' ? choiceWords(parts, writing) : undefined
  if (choice) return choice.subject === '' ? choice.predicate : text`${choice.subject} ${choice.predicate}`
  const said = parts.map((one) => connectedPart(one, parts.length > 1, writing))
  const clauses = said.map(({ subject, predicate }, place): Text => {
    const isSame = subject !== '' && said[place - 1]?.subject === subject
    return subject === '' || isSame ? predicate : text`${subject} ${predicate}`
  })
  // After a choice of words a comma says that the choice is over.
  const isChoice = said.some(({ isOneOf }) => isOneOf)
  return joinTexts(clauses, isChoice ? `,${between}` : between)
}

/** One of several conditions: what has a subject may share it with the one before. */
function connectedPart(
  expression: Expression,
  isAmong: boolean,
  writing: Writing,
): SaidClause & { readonly isOneOf?: boolean } {
  const known = expression.type === 'fact' ? conditionOf(expression, writing) : undefined
  if (known) return { subject: known.subject, predicate: [known.is] }
  const had = conditionsOf([expression], writing)
  if (had) return had
  if (expression.type !== 'operation') return { subject: '', predicate: conditionWords(expression, writing) }
  const clause = clauseOf(expression, writing)
  if (clause) return clause
  const isSeveral = expression.operator === 'and' || expression.operator === 'or'
  const choice = expression.operator === 'or' ? choiceWords(flattened(expression, 'or', writing), writing) : undefined
  if (choice) return { ...choice, isOneOf: true }
  const said = conditionWords(expression, writing)
  return { subject: '', predicate: isSeveral && isAmong ? text`(${said})` : said }
}
