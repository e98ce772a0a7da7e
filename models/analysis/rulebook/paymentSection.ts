import type { Note, Parameter, Payment } from '../../document/Model.ts'
import type { Expression } from '../../formula/Expression.ts'
import { conditionWords } from './conditionWords.ts'
import { expressionWords, onlyWhere, resolved, rowWords, wordsInside } from './expressionWords.ts'
import { equationMath, expressionMath } from './expressionMath.ts'
import { figureBlocks } from './figureBlocks.ts'
import { sourceWords } from './figureItems.ts'
import { type MathNode, math } from './MathNode.ts'
import { formulaOf, oneOf } from './nameOf.ts'
import { noteBlocks } from './noteWords.ts'
import { expressionsOf } from './readBy.ts'
import type { Block, Section } from './RuleBook.ts'
import { roundingWords } from './roundingWords.ts'
import { capitalised, plainText, text, type Text } from './Text.ts'
import { isTakenAway, valueBlocks } from './valueBlocks.ts'
import { idOf, newParagraph, type Writing } from './Writing.ts'

/** A payment: who receives what and for what, when, its formula, and its rates. */
export function paymentSection(
  written: Payment,
  { number, shown }: { readonly number: string; readonly shown: Map<Parameter, string> },
  book: Writing,
): Section {
  const heading = written.label[book.language]
  const isListing = written.each === 'contact' && written.paidTo === 'listing_clinic'
  const seenFrom = isListing ? written.paidTo : undefined
  const writing = newParagraph(book, { level: written.each, scope: written.scope, heading, seenFrom })
  const { payment, notes } = opened(written, book)
  return {
    id: idOf.payment(payment.name),
    number,
    heading,
    blocks: [
      ...ruleBlocks(payment, writing),
      ...indicatorBlocks(payment, writing),
      { type: 'paragraph', text: [whenWords(payment, writing)] },
      ...sourceBlocks(payment, writing),
      ...noteBlocks([payment.note, ...notes], writing),
      ...formulaBlocks(payment, heading, writing),
      ...figureBlocks(expressionsOf(payment), { heading: `${number} ${heading}`, shown }, writing),
    ],
    sections: [],
  }
}

/** A payment of one computed amount is said as what that amount is, with what is noted of it. */
function opened(
  payment: Payment,
  writing: Writing,
): { readonly payment: Payment; readonly notes: readonly (Note | undefined)[] } {
  const { formula } = payment
  const whole = formula?.type === 'formula' ? formulaOf(formula, writing.model) : undefined
  if (!whole || !writing.opened.has(whole)) return { payment, notes: [] }
  const inner = opened({ ...payment, formula: whole.expression }, writing)
  return { payment: inner.payment, notes: [whole.note, ...inner.notes] }
}

/** Where the rule itself is printed. */
function sourceBlocks({ source }: Payment, writing: Writing): readonly Block[] {
  if (source === undefined) return []
  return [{ type: 'paragraph', text: writing.words.payment.source(sourceWords(source, writing)) }]
}

function ruleBlocks({ formula, pot, each, of, paidTo, scope, group }: Payment, writing: Writing): readonly Block[] {
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
  if (group === 'deduction' && !isTakenAway(formula, writing)) {
    const style = { receives: [payment.amount[who]], of: words.steps, nothing: writing.numbers.number(0) }
    return [...valueBlocks(formula, style, writing), { type: 'paragraph', text: [payment.belowZero] }]
  }
  return valueBlocks(formula, { ...verbs, of: payment, nothing: words.cases.nothing }, writing)
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
  // Each patient or contact is paid in full: what is rounded is the clinic's sum of them.
  const what = each === 'clinic' ? undefined : writing.words.payment.sumOfClinic
  return round ? `${when} ${roundingWords(round, writing, what)}` : when
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
