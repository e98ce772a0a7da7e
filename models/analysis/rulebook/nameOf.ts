import type { Formula, Model, Parameter, Payment } from '../../document/Model.ts'
import type { Expression } from '../../formula/Expression.ts'
import { type Entity, FACTS, type Fact } from '../../vocabulary/facts.ts'
import { isPhrase } from './isPhrase.ts'
import { lowerLabel } from './lowerLabel.ts'
import { partsOf } from '../../document/partsOf.ts'
import { readBy } from './readBy.ts'
import type { StepKind } from './RuleWords.ts'
import { plainText, type Text } from './Text.ts'
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

/**
 * The payment that is a formula and nothing else: it says what the formula is, under its own label. What is computed for
 * each of something and has a label keeps it, for the payment is the sum; but not if it is the payment's own.
 */
export function paymentOfStep(formula: Formula, { payments }: Model): Payment | undefined {
  const { label, round, scope, months, level, name } = formula
  if ((round ?? scope ?? months) !== undefined) return undefined
  return payments.find((payment) => {
    const { formula: whole, round: own } = payment
    const isNamed = label === undefined || level === 'clinic' || label.sv === payment.label.sv
    return isNamed && own === undefined && whole?.type === 'formula' && whole.level === level && whole.name === name
  })
}

/** The label of its payment, or its own; of a formula without either what it is and for which payment. */
export function labelOfStep(formula: Formula, writing: Writing): string {
  const label = (paymentOfStep(formula, writing.model) ?? formula).label
  if (label) return label[writing.language]
  const name = plainName(formula, writing)
  const alike = writing.steps.filter((one) => one.label === undefined && plainName(one, writing) === name)
  return alike.length < 2 ? name : writing.words.stepMark(name, markOf(formula, alike, writing))
}

/** What tells a formula from others of the same name: the only indicator that it reads, else its number among them. */
function markOf(formula: Formula, alike: readonly Formula[], { model, language }: Writing): string {
  const all = alike.map((one) => onlyIndicator(one))
  const place = alike.indexOf(formula)
  const own = all[place]
  const isOwn = own !== undefined && all.filter((one) => one === own).length === 1
  return isOwn ? lowerLabel(oneOf(model.indicators, own).label[language]) : String(place + 1)
}

function onlyIndicator({ expression }: Formula): string | undefined {
  const read = new Set(
    partsOf(expression).flatMap((part) => (part.type === 'indicator' && part.indicator ? [part.indicator] : [])),
  )
  const [only, another] = read
  return another === undefined ? only : undefined
}

/** `belopp för varje vårdkontakt i besöksersättning` */
function plainName(formula: Formula, { model, language, words }: Writing): string {
  const payment = model.payments.find((one) => readBy([one], model).formulas.has(formula))
  return words.step(kindOf(formula), formula.level, payment && lowerLabel(payment.label[language]))
}

function kindOf({ kind, unit }: Formula): StepKind {
  if (kind === 'boolean') return 'condition'
  const counted = Object.keys(unit.powers).filter((name) => (unit.powers[name] ?? 0) > 0)
  if (counted.some((name) => /^[A-Z]{3}$/.test(name))) return 'money'
  if (counted.includes('point')) return 'points'
  if (counted.includes('patient')) return 'patients'
  return counted.includes('contact') ? 'contacts' : 'number'
}

/** A label inside a sentence; one that would run into the words around it, between quotes. */
export function inSentence(label: string, { words }: Pick<Writing, 'words'>): string {
  return isPhrase(label) ? words.quoted(label) : lowerLabel(label)
}

/** What belongs to an entity: bare of each row and of the entity at hand, else with whose it is. */
export function whose(entity: Entity, what: Text, isOfRow: boolean, { words, level }: Writing): Text {
  if (isOfRow) return what
  const of = words.of[entity](what)
  // There is one region, and a label may say already whose it is.
  const isSaid = firstWord(of) === firstWord(what) || entity === 'region'
  return entity === level || isSaid ? words.own(what) : of
}

const firstWord = (of: Text): string | undefined =>
  /[\p{L}’]+/u.exec(plainText(of).replace(/^the /, '').toLowerCase())?.[0]

/**
 * The label of a rate. Under the heading of the same label it is the rate; elsewhere, where a payment or step has the
 * same label, the rate of that.
 */
export function rateLabel(
  { label, unit }: Pick<Parameter, 'label' | 'unit'>,
  { model, language, words, heading }: Writing,
): string {
  const own = label[language]
  if (own === heading) return unit.powers['region'] === -1 ? words.ownAmount : words.ownRate
  const isTaken = [...model.payments, ...model.formulas].some((one) => one.label?.[language] === own)
  return isTaken ? words.rate(lowerLabel(own)) : own
}

/** A step as a sentence names it, linked to its paragraph. */
export function stepLink(formula: Formula, writing: Writing): Text {
  const payment = paymentOfStep(formula, writing.model)
  const to = payment ? idOf.payment(payment.name) : idOf.step(formula)
  return [{ text: inSentence(labelOfStep(formula, writing), writing), to }]
}

/** A fact of the vocabulary that the model left as it is. */
export function isOfVocabulary(fact: Fact): boolean {
  return FACTS.some((one) => one.entity === fact.entity && one.name === fact.name && one.label.en === fact.label.en)
}

/**
 * A word that stands in data, by the label of its fact or grouping, or the vocabulary's; else as the data writes it, in
 * quotes and without its underscores.
 */
export function wordText(word: string, writing: Writing, of?: Fact): Text {
  const label = ownLabel(word, writing, of)
  return [label === undefined ? knownWord(word, writing) : inSentence(label, writing)]
}

/** The same as it stands in a cell. */
export function wordCell(word: string, writing: Writing, of?: Fact): Text {
  return [ownLabel(word, writing, of) ?? knownWord(word, writing)]
}

function ownLabel(word: string, { model, language }: Writing, of: Fact | undefined): string | undefined {
  const { conditions = [], derived = [] } = model.grouping ?? {}
  const isCoded = of === undefined || of.name === 'conditions'
  const coded = isCoded ? [...conditions, ...derived].find((one) => one.word === word) : undefined
  return (of?.wordLabels?.[word] ?? coded?.label)?.[language]
}

const knownWord = (word: string, { words }: Writing): string =>
  words.words[word] ?? words.unlabelled(word.replaceAll('_', ' '))
