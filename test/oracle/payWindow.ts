import type { Model, Payment } from '../../models/document/Model.ts'
import type { ClinicRow } from '../../models/vocabulary/Rows.ts'
import { cutOffDay, firstMonth, monthBefore, monthsOfPeriod, monthsUpTo, type PaidWindow } from './calendar.ts'
import { formulaAt, numberOf } from './evaluate.ts'
import { exactly, type Fraction, fraction, multiply, order, total, ZERO } from './Fraction.ts'
import { monthlyFact } from './givenFact.ts'
import type { Asked, Here } from './Here.ts'
import { NoAnswer } from './NoAnswer.ts'
import { roundTo } from './roundTo.ts'
import { roundToOre } from './roundToOre.ts'
import { contactsIn, rowsOf } from './rowsOf.ts'
import { shareOut } from './shareOut.ts'
import { asNumber, type Value } from './Value.ts'
import { clinicsIn, isOn, monthsOpen, type OracleRun, patientOf } from './World.ts'

/** One payment in one window: what each clinic on the model is paid, in öre, and what of a pot nobody is paid. */
export interface WindowPaid {
  readonly window: PaidWindow
  readonly amounts: ReadonlyMap<string, bigint>
  /** The same in kronor, before the öre; of a pot there are none. */
  readonly exact: ReadonlyMap<string, Fraction>
  readonly unpaid: bigint
  /** The clinics for which there is no answer, and why; `region` where a pot has none. */
  readonly noAnswers: ReadonlyMap<string, string>
}

/** Asks for one window of a model. */
export function askedFor(run: OracleRun, model: Model, window: PaidWindow, answers: Map<string, Value>): Asked {
  return { run, model, window, months: window.months, before, answers }
}

/** Pays one payment in one window to the clinics that are on the model at the window's start. */
export function payWindow(payment: Payment, asked: Asked): WindowPaid {
  const clinics = asked.run.rows.clinics.filter((clinic) => isOn(asked.run, clinic, asked))
  const noAnswers = new Map<string, string>()
  const paid = { window: asked.window, noAnswers }
  if (clinics.length === 0) return { ...paid, amounts: new Map(), exact: new Map(), unpaid: 0n }
  if (payment.pot) return { ...paid, ...payPot(payment, asked, clinics, noAnswers), exact: new Map() }

  const exact = new Map<string, Fraction>()
  for (const clinic of clinics) {
    const kronor = answerOr(noAnswers, clinic.id, () => kronorOf(payment, asked, clinic))
    exact.set(clinic.id, kronor ?? ZERO)
  }
  const amounts = new Map([...exact].map(([clinic, kronor]) => [clinic, roundToOre(kronor)]))
  return { ...paid, amounts, exact, unpaid: 0n }
}

function payPot(payment: Payment, asked: Asked, clinics: readonly ClinicRow[], noAnswers: Map<string, string>) {
  const pot = answerOr(noAnswers, 'region', () => ({ ore: potOf(payment, asked), shares: potShares(payment, asked) }))
  const amounts = new Map(clinics.map(({ id }) => [id, pot?.shares.get(id) ?? 0n]))
  const paid = [...amounts.values()].reduce((sum, ore) => sum + ore, 0n)
  return { amounts, unpaid: pot ? pot.ore - paid : 0n }
}

function answerOr<T>(noAnswers: Map<string, string>, clinic: string, find: () => T): T | undefined {
  try {
    return find()
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error
    noAnswers.set(clinic, error.message)
    return undefined
  }
}

/** What a clinic is paid in a window, or would be if it were on the model. */
function amountOf(payment: Payment, asked: Asked, clinic: ClinicRow): bigint {
  return payment.pot ? (potShares(payment, asked).get(clinic.id) ?? 0n) : roundToOre(kronorOf(payment, asked, clinic))
}

/** What a payment comes to for a clinic, with the model's own rounding. */
function kronorOf(payment: Payment, asked: Asked, clinic: ClinicRow): Fraction {
  const exact = sumOf(payment, { ...asked, scope: payment.scope }, clinic)
  return payment.round ? roundTo(exact, payment.round) : exact
}

/** The sum over the rows that a payment is for. A clinic that was never open in the window has no rows of its own. */
function sumOf(payment: Payment, asked: Asked, clinic: ClinicRow): Fraction {
  const at = (here: Here, n: Fraction) => multiply(n, numberOf(formulaOf(payment), asked, here))
  const isOpen = monthsOpen(clinic, asked.window.months) > 0
  switch (payment.each) {
    case 'patient':
      return total(
        rowsOf('patients', asked, { clinic }).map((row) =>
          row.entity === 'patient' ? at({ clinic, patient: row.patient }, row.n) : ZERO,
        ),
      )
    case 'contact':
      return total(
        contactsIn(asked)
          .filter((contact) => (payment.paidTo === 'performer' ? contact.clinic : contact.listedAt) === clinic.id)
          .map((contact) => at({ clinic, contact, patient: patientOf(asked.run.rows, contact) }, exactly(contact.n))),
      )
    case 'clinic':
      return isOpen ? at({ clinic }, exactly(1)) : ZERO
    case 'indicator':
      return isOpen
        ? total(indicatorsOf(payment, asked).map((indicator) => at({ clinic, indicator }, exactly(1))))
        : ZERO
  }
}

function formulaOf({ formula, name }: Payment) {
  if (!formula) throw new Error(`\`${name}\` has no formula.`)
  return formula
}

function indicatorsOf(payment: Payment, { model }: Asked) {
  return payment.of.map((name) => {
    const found = model.indicators.find((indicator) => indicator.name === name)
    if (!found) throw new Error(`There is no indicator called \`${name}\`.`)
    return found
  })
}

/** A pot in a window, in öre. */
function potOf(payment: Payment, asked: Asked): bigint {
  if (!payment.pot) throw new Error(`\`${payment.name}\` is no pot.`)
  return roundToOre(numberOf(payment.pot.amount, { ...asked, scope: payment.scope }, {}))
}

/** Every clinic of the scope with its part of the pot, those on other models too. */
function potShares(payment: Payment, asked: Asked): ReadonlyMap<string, bigint> {
  const { pot, scope } = payment
  if (!pot || !scope) throw new Error(`\`${payment.name}\` shares no pot.`)
  const weights = clinicsIn(asked.run, asked, scope).map((clinic) => ({
    clinic: clinic.id,
    weight: numberOf(pot.sharedBy, { ...asked, scope }, { clinic }),
  }))
  if (weights.some(({ weight }) => order(weight, ZERO) < 0)) throw new NoAnswer('A weight is below zero.')
  return shareOut(potOf(payment, asked), weights)
}

/** A clinic's formula or payment in the window before, found once for each window. */
function before(name: string, asked: Asked, clinic: ClinicRow): Fraction {
  const question = JSON.stringify(['before', name, asked.window, clinic.id])
  const answer = asked.answers.get(question) ?? findBefore(name, asked, clinic)
  asked.answers.set(question, answer)
  return asNumber(answer)
}

/** Computed within the run's period, and before it as delivered. */
function findBefore(name: string, asked: Asked, clinic: ClinicRow): Fraction {
  const length = asked.window.months.length
  const last = monthBefore(firstMonth(asked.window))
  if (last < firstMonth({ months: monthsOfPeriod(asked.run.period), cutOff: 0 }))
    return deliveredBefore(name, asked, clinic)
  const window = { months: monthsUpTo(last, length), cutOff: cutOffDay(last, asked.model.cutOff) }
  const earlier = { ...asked, window, months: window.months, scope: undefined }
  const payment = asked.model.payments.find((one) => one.name === name)
  if (payment) return fraction(amountOf(payment, earlier, clinic), 100n)
  const formula = asked.model.formulas.find((one) => one.name === name && one.level === 'clinic')
  if (!formula) throw new Error(`There is no formula or payment called \`${name}\`.`)
  return asNumber(formulaAt(formula, earlier, { clinic }))
}

function deliveredBefore(name: string, asked: Asked, clinic: ClinicRow): Fraction {
  const month = monthBefore(firstMonth(asked.window))
  const value = monthlyFact(asked.run.rows, clinic, name, month)
  if (value === undefined) throw new NoAnswer(`\`previous.${name}\` was not delivered for ${month}.`)
  const unit = asked.model.formulas.find((one) => one.name === name && one.level === 'clinic')?.unit
  if (unit?.powers['time'] !== -1 || unit.months === undefined) return exactly(value)
  return multiply(exactly(value), fraction(BigInt(asked.window.months.length), BigInt(unit.months)))
}
