import type { Parameter, Payment } from '../../document/Model.ts'
import type { Expression } from '../../formula/Expression.ts'
import { conditionWords } from './conditionWords.ts'
import { expressionWords, onlyWhere, resolved, rowWords, wordsInside } from './expressionWords.ts'
import { equationMath, expressionMath } from './expressionMath.ts'
import { figureBlocks } from './figureBlocks.ts'
import { type MathNode, math } from './MathNode.ts'
import { formulaOf, oneOf } from './nameOf.ts'
import { expressionsOf } from './readBy.ts'
import type { Block, Section } from './RuleBook.ts'
import { roundingWords } from './roundingWords.ts'
import { capitalised, plainText, text, type Text } from './Text.ts'
import { valueBlocks } from './valueBlocks.ts'
import { idOf, newParagraph, type Writing } from './Writing.ts'

/** A payment: who receives what and for what, when, its formula, and its rates. */
export function paymentSection(
  written: Payment,
  { number, shown }: { readonly number: string; readonly shown: Map<Parameter, string> },
  book: Writing,
): Section {
  const writing = newParagraph(book, { level: written.each, scope: written.scope })
  const payment = opened(written, book)
  const heading = payment.label[writing.language]
  return {
    id: idOf.payment(payment.name),
    number,
    heading,
    blocks: [
      ...ruleBlocks(payment, writing),
      ...indicatorBlocks(payment, writing),
      { type: 'paragraph', text: [whenWords(payment, writing)] },
      ...formulaBlocks(payment, heading, writing),
      ...figureBlocks(expressionsOf(payment), { heading: `${number} ${heading}`, shown }, writing),
    ],
    sections: [],
  }
}

/** A payment of one computed amount without a label is said as what that amount is. */
function opened(payment: Payment, writing: Writing): Payment {
  if (payment.formula?.type !== 'formula') return payment
  const { label, round, scope, months, expression } = formulaOf(payment.formula, writing.model)
  const isOwn = label ?? round ?? scope ?? months
  return isOwn === undefined ? opened({ ...payment, formula: expression }, writing) : payment
}

function ruleBlocks({ formula, pot, each, of, paidTo, scope }: Payment, writing: Writing): readonly Block[] {
  const { words } = writing
  const { payment } = words
  if (pot) {
    const amount = capitalised(wordsInside(pot.amount, { ...writing, level: 'region' }))
    const said = potWords(amount, pot.sharedBy, writing)
    const rest = [payment.potRest, ...(scope ? [payment.scope[scope]] : [])].join(' ')
    return [{ type: 'paragraph', text: text`${said} ${rest}` }]
  }
  if (!formula) return []
  const [only, another] = of
  const isOne = each === 'indicator' && only !== undefined && another === undefined
  const who = each === 'contact' && paidTo === 'listing_clinic' ? 'charged' : each
  const verbs = isOne
    ? {
        receives: payment.oneIndicator.receives(indicatorLink(only, writing)),
        pays: payment.oneIndicator.pays(indicatorLink(only, writing)),
      }
    : { receives: [payment[who].receives], pays: [payment[who].pays] }
  return valueBlocks(formula, { ...verbs, otherwise: payment.otherwise, nothing: words.cases.nothing }, writing)
}

function indicatorBlocks({ each, of }: Payment, writing: Writing): readonly Block[] {
  if (each !== 'indicator' || of.length < 2) return []
  return [
    { type: 'paragraph', text: [writing.words.payment.indicators] },
    { type: 'list', items: of.map((name) => indicatorLink(name, writing)) },
  ]
}

function indicatorLink(name: string, { model, language }: Writing): Text {
  return [{ text: oneOf(model.indicators, name).label[language], to: idOf.indicator(name) }]
}

function whenWords({ each, over, round }: Payment, writing: Writing): string {
  const { over: said } = writing.words.payment
  const when = each === 'contact' ? said.contact : said[over]
  return round ? `${when} ${roundingWords(round, writing)}` : when
}

function formulaBlocks({ formula, pot }: Payment, heading: string, book: Writing): readonly Block[] {
  const writing = newParagraph(book, book)
  if (formula) {
    const said = writing.words.formula([heading], expressionWords(formula, writing))
    return [{ type: 'formula', math: equationMath(heading, formula, writing), words: plainText(said) }]
  }
  if (!pot) return []
  const amount = capitalised(wordsInside(pot.amount, { ...writing, level: 'region' }))
  const shared = potWords(amount, pot.sharedBy, writing)
  return [{ type: 'formula', math: potMath(heading, pot, writing), words: plainText(shared) }]
}

/** A pot and its weights: a weight that only some clinics have says which. */
function potWords(amount: Text, sharedBy: Expression, writing: Writing): Text {
  const { pot, potWhere } = writing.words.payment
  const [weight, where] = onlyWhere(resolved(sharedBy, writing))
  if (!where) return pot(amount, wordsInside(weight, writing))
  const condition = conditionWords(where, writing)
  return potWhere(amount, wordsInside(weight, writing), condition)
}

/** What one clinic gets of a pot: the pot × its own weight / the weights of all. */
function potMath(heading: string, pot: NonNullable<Payment['pot']>, writing: Writing): MathNode {
  const weight = expressionMath(pot.sharedBy, writing)
  const all = math('mrow', [
    math('munder', [math('mo', '∑'), math('mtext', rowWords('clinics', writing).all)]),
    bracketed(weight),
  ])
  const amount = bracketed(expressionMath(pot.amount, { ...writing, level: 'region' }))
  const right = [amount, math('mo', '×'), math('mfrac', [weight, all])]
  return math('math', [math('mrow', [math('mi', heading), math('mo', '='), ...right])])
}

const bracketed = (node: MathNode): MathNode =>
  node.tag === 'mi' ? node : math('mrow', [math('mo', '('), node, math('mo', ')')])
