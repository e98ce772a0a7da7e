import type { Formula, Parameter } from '../../document/Model.ts'
import type { Expression } from '../../formula/Expression.ts'
import { conditionWords } from './conditionWords.ts'
import { equationMath } from './expressionMath.ts'
import { expressionWords } from './expressionWords.ts'
import { figureBlocks } from './figureBlocks.ts'
import { labelOfStep } from './nameOf.ts'
import { noteBlocks } from './noteWords.ts'
import type { Block, Section } from './RuleBook.ts'
import { roundingWords } from './roundingWords.ts'
import { capitalised, plainText } from './Text.ts'
import { allPunctuated } from './listedParts.ts'
import { longConditions, valueBlocks } from './valueBlocks.ts'
import { idOf, newParagraph, type Writing } from './Writing.ts'

/** What a model computes on the way to a payment: what it is, for whom and over which months, its formula and rates. */
export function stepSection(
  formula: Formula,
  { number, shown }: { readonly number: string; readonly shown: Map<Parameter, string> },
  book: Writing,
): Section {
  const heading = capitalisedWord(labelOfStep(formula, book))
  const writing = newParagraph(book, { ...formula, heading })
  return {
    id: idOf.step(formula),
    number,
    heading,
    blocks: [
      ...meaning(formula, writing),
      { type: 'paragraph', text: [remarks(formula, writing)] },
      ...noteBlocks([formula.note], writing),
      {
        type: 'formula',
        math: equationMath(heading, formula.expression, writing),
        words: inWords(formula, heading, book),
      },
      ...figureBlocks([formula.expression], { heading: `${number} ${heading}`, shown }, writing),
    ],
    sections: [],
  }
}

function meaning({ kind, expression }: Formula, writing: Writing): readonly Block[] {
  const { steps } = writing.words
  if (kind === 'boolean') return holdsBlocks(expression, writing)
  return valueBlocks(expression, { receives: [steps.is], of: steps, nothing: writing.numbers.number(0) }, writing)
}

/** When something holds: more than two conditions have a line each. */
function holdsBlocks(expression: Expression, writing: Writing): readonly Block[] {
  const { steps } = writing.words
  const each = longConditions([expression], writing)
  if (!each) return [{ type: 'paragraph', text: steps.holds(conditionWords(expression, writing)) }]
  return [
    { type: 'paragraph', text: [`${steps.holdsAll}:`] },
    { type: 'list', items: allPunctuated(each, writing) },
  ]
}

function inWords(formula: Formula, heading: string, book: Writing): string {
  const writing = newParagraph(book, { ...formula, heading })
  if (formula.kind === 'boolean')
    return plainText(writing.words.steps.holds(conditionWords(formula.expression, writing)))
  return plainText(writing.words.formula([heading], expressionWords(formula.expression, writing)))
}

function remarks({ level, months, round, scope }: Formula, writing: Writing): string {
  const { steps, payment } = writing.words
  return [
    steps.level[level],
    ...(months === undefined ? [] : [steps.over(months)]),
    ...(scope === undefined ? [] : [payment.scope[scope]]),
    ...(round === undefined ? [] : [roundingWords(round, writing)]),
  ].join(' ')
}

const capitalisedWord = (label: string): string => plainText(capitalised([label]))
