import type { Formula, Model, Parameter, Payment } from '../../document/Model.ts'
import type { Expression } from '../../formula/Expression.ts'
import { FACTS, type Fact } from '../../vocabulary/facts.ts'
import { lowerLabel } from './lowerLabel.ts'
import type { Text } from './Text.ts'
import { idOf, type Writing } from './Writing.ts'

type Named<T extends Expression['type']> = Extract<Expression, { readonly type: T }>

/** The formula that an expression names. The model is checked: there is one. */
export function formulaOf({ level, name }: Pick<Formula, 'level' | 'name'>, { formulas }: Model): Formula {
  return found(
    formulas.find((one) => one.level === level && one.name === name),
    name,
  )
}

/** The fact that an expression names. */
export function factOf({ entity, name }: Named<'fact'>, { facts }: Model): Fact {
  return found(
    facts.find((one) => one.entity === entity && one.name === name),
    name,
  )
}

/** The only one of a name. */
export function oneOf<T extends { readonly name: string }>(all: readonly T[], name: string): T {
  return found(
    all.find((one) => one.name === name),
    name,
  )
}

function found<T>(one: T | undefined, name: string): T {
  if (one === undefined) throw new Error(`A checked model has nothing called ${name}.`)
  return one
}

/** The payment that is a formula without a label and nothing else: it says what the formula is, under its own label. */
export function paymentOfStep(formula: Formula, { payments }: Model): Payment | undefined {
  const { label, round, scope, months, level, name } = formula
  if ((label ?? round ?? scope ?? months) !== undefined) return undefined
  return payments.find(({ formula: whole, round: own }) => {
    return own === undefined && whole?.type === 'formula' && whole.level === level && whole.name === name
  })
}

/**
 * The label of a formula; of one without a label that of its payment, or what the language makes of its name, or its
 * number among those.
 */
export function labelOfStep(formula: Formula, { steps, language, words, model }: Writing): string {
  const label = formula.label ?? paymentOfStep(formula, model)?.label
  if (label) return label[language]
  const nameless = steps.filter((one) => one.label === undefined && !paymentOfStep(one, model))
  return words.step(formula.name, nameless.indexOf(formula) + 1)
}

/** Has a step a name of its own, so that one can say whose it is? */
export function hasName({ label }: Formula, { words }: Writing): boolean {
  return label !== undefined || words.namesAreWords
}

/** The label of a rate; where a payment or step has the same label, it says that it is the rate. */
export function rateLabel({ label }: Parameter, { model, language, words }: Writing): string {
  const own = label[language]
  const isTaken = [...model.payments, ...model.formulas].some((one) => one.label?.[language] === own)
  return isTaken ? words.rate(lowerLabel(own)) : own
}

/** A step as a sentence names it, linked to its paragraph. */
export function stepLink(formula: Formula, writing: Writing): Text {
  const payment = paymentOfStep(formula, writing.model)
  const to = payment ? idOf.payment(payment.name) : idOf.step(formula)
  return [{ text: lowerLabel(labelOfStep(formula, writing)), to }]
}

/** A fact of the vocabulary that the model left as it is. */
export function isOfVocabulary(fact: Fact): boolean {
  return FACTS.some((one) => one.entity === fact.entity && one.name === fact.name && one.label.en === fact.label.en)
}

/** A word that stands in data: in the reader's language if the vocabulary or a grouping has it, else as the code it is. */
export function wordText(word: string, { words, model, language }: Writing): Text {
  const label = model.grouping?.conditions.find((one) => one.word === word)?.label?.[language]
  const known = label === undefined ? words.words[word] : lowerLabel(label)
  return known === undefined ? [{ code: word }] : [known]
}
