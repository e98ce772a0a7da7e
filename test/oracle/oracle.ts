import type { Model, Payment } from '../../models/document/Model.ts'
import { monthsOfPeriod, windowsOf } from './calendar.ts'
import { askedFor, payWindow, type WindowPaid } from './payWindow.ts'
import type { Value } from './Value.ts'
import { modelOf, type OracleRun } from './World.ts'

/** Öre; or that the period has no month in which the payment is paid. */
export type Paid = bigint | 'not settled'

export interface Payments {
  readonly payments: Readonly<Record<string, Paid>>
  readonly total: bigint
}

/** What one model pays. */
export interface ModelPaid {
  readonly clinics: Readonly<Record<string, Payments>>
  readonly region: Payments
  /** What of each pot stays with the region. */
  readonly unpaid: Readonly<Record<string, bigint>>
}

export interface Unanswered {
  readonly model: string
  readonly clinic: string // or `region`
  readonly payment: string
  readonly why: string
}

/** What a run pays by model; or, where some payment has no answer, every such payment and clinic. */
export type OracleResult =
  | { readonly models: Readonly<Record<string, ModelPaid>> }
  | { readonly noAnswer: readonly [Unanswered, ...Unanswered[]] }

/** Pays a run row by row with exact numbers: slowly, and so that it can be seen to be right. */
export function oracle(run: OracleRun): OracleResult {
  return resultOf(run, keepBooks(run))
}

/** What was paid of each payment, window by window. */
export type Book = ReadonlyMap<Payment, readonly WindowPaid[]>

/** The books of each model of a run, before they are added up. */
export function keepBooks(run: OracleRun): ReadonlyMap<Model, Book> {
  const models = new Map(run.assignment.map(({ model }) => [model.name, model]))
  return new Map([...models.values()].map((model) => [model, payModel(run, model)]))
}

/** The books added up, or what has no answer in them. */
export function resultOf(run: OracleRun, books: ReadonlyMap<Model, Book>): OracleResult {
  const [first, ...others] = [...books].flatMap(([model, book]) => unanswered(model, book))
  if (first) return { noAnswer: [first, ...others] }
  return { models: Object.fromEntries([...books].map(([model, book]) => [model.name, addUp(run, model, book)])) }
}

function payModel(run: OracleRun, model: Model): Book {
  const answers = new Map<string, Value>()
  return new Map(
    model.payments.map((payment) => [
      payment,
      windowsOf(run.period, payment.over, model.cutOff).map((window) =>
        payWindow(payment, askedFor(run, model, window, answers)),
      ),
    ]),
  )
}

function unanswered(model: Model, book: Book): Unanswered[] {
  return [...book].flatMap(([payment, windows]) =>
    windows.flatMap(({ noAnswers }) =>
      [...noAnswers].map(([clinic, why]) => ({ model: model.name, clinic, payment: payment.name, why })),
    ),
  )
}

function addUp(run: OracleRun, model: Model, book: Book): ModelPaid {
  const clinics = run.rows.clinics.filter(({ id }) => isPaidBy(run, model, id, book))
  const byClinic = clinics.map(({ id }) => [id, totalled(book, ({ amounts }) => amounts.get(id) ?? 0n)] as const)
  const pots = [...book].filter(([payment]) => payment.pot)
  return {
    clinics: Object.fromEntries(byClinic),
    region: totalled(book, ({ amounts }) => sum([...amounts.values()])),
    unpaid: Object.fromEntries(
      pots.map(([payment, windows]) => [payment.name, sum(windows.map(({ unpaid }) => unpaid))]),
    ),
  }
}

/** A clinic stands under a model that it is on in a month of the period, or that pays it a window begun before. */
function isPaidBy(run: OracleRun, model: Model, clinic: string, book: Book): boolean {
  const isAssigned = monthsOfPeriod(run.period).some((month) => modelOf(run, clinic, month)?.name === model.name)
  return isAssigned || [...book.values()].flat().some(({ amounts }) => amounts.has(clinic))
}

function totalled(book: Book, oreOf: (window: WindowPaid) => bigint): Payments {
  const payments = [...book].map(
    ([{ name }, windows]) => [name, windows.length === 0 ? 'not settled' : sum(windows.map(oreOf))] as const,
  )
  return {
    payments: Object.fromEntries(payments),
    total: sum(payments.map(([, paid]) => (paid === 'not settled' ? 0n : paid))),
  }
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((all, ore) => all + ore, 0n)
}
