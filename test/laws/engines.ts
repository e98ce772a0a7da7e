import type { Model } from '../../models/document/Model.ts'
import { type Period, readPeriod } from '../../models/date/Period.ts'
import { assignedTo, type Priced, price, RunTrouble } from '../../models/payout/index.ts'
import type { Quantities } from '../../models/plan/Count.ts'
import { PlanTrouble } from '../../models/plan/PlanTrouble.ts'
import { type PlanOptions, planModel, requestFor } from '../../models/plan/planModel.ts'
import { tabulateRows } from '../../models/plan/tabulateRows.ts'
import type { ModelPaid, Paid, Payments } from '../oracle/oracle.ts'
import type { Case } from './Case.ts'

/** What an engine makes of a run: the oracle's shape, or the payment that has no answer, or why it will not count. */
export type EngineResult =
  | { readonly models: Readonly<Record<string, ModelPaid>> }
  | { readonly noAnswer: { readonly clinic?: string | undefined; readonly payment: string; readonly why: string } }
  | { readonly refused: string }

/** Pays a run by other means than the oracle. */
export type Engine = (given: Case) => EngineResult

/** Every engine that is held against the oracle, by name. */
export const ENGINES: Readonly<Record<string, Engine>> = { 'rows in memory': payInMemory }

function payInMemory(given: Case): EngineResult {
  return payCounted(given, (model) => requestAndRows(given, model))
}

/**
 * Pays a case on what was counted of it, by whatever counts: the quantities of each model, in its order.
 *
 * @throws what `quantitiesOf` throws, but for a refusal of the plan
 */
export function payCounted(given: Case, quantitiesOf: (model: Model) => Quantities): EngineResult {
  try {
    const priced = given.documents.map(({ model }) => {
      const { program, input } = plannedFor(given, model, {}, quantitiesOf(model))
      return price(program, input)
    })
    return { models: Object.fromEntries(priced.map((one) => [one.model, paidBy(one)])) }
  } catch (error) {
    if (error instanceof PlanTrouble) return { refused: error.message }
    if (error instanceof RunTrouble && error.code === 'no-answer' && error.payment !== undefined)
      return { noAnswer: { clinic: error.clinic, payment: error.payment, why: error.message } }
    throw error
  }
}

/** What each model of a case pays, priced on rows counted in memory. */
export function priceInMemory(given: Case): readonly Priced[] {
  return given.documents.map(({ model }) => {
    const { program, input } = plannedFor(given, model)
    return price(program, input)
  })
}

/** A model of a case made ready to be priced, with its terms. */
export function plannedFor(given: Case, model: Model, options: PlanOptions = {}, counted?: Quantities) {
  const { program, terms } = planModel(model, options)
  const quantities = counted ?? tabulateRows(given.rows, requestFor(program, model, periodOf(given)))
  const assigned = assignedTo(model.name, given.entries, quantities)
  return { program, terms, input: { quantities, assigned, ratesOf: given.ratesOf } }
}

function requestAndRows(given: Case, model: Model): Quantities {
  return tabulateRows(given.rows, requestFor(planModel(model).program, model, periodOf(given)))
}

/** The period of a case. */
export function periodOf({ period: text }: Case): Period {
  const period = readPeriod(text)
  if (!period) throw new Error(`${text} is no period.`)
  return period
}

/** What a program paid, in the oracle's shape. */
function paidBy({ clinics, payments }: Priced): ModelPaid {
  const ofClinic = (place: number) => totalled(payments, (window) => BigInt(window[place] ?? 0))
  const unpaid = payments.map(({ name, unpaid: windows }) => [
    name,
    windows.reduce((sum, ore) => sum + BigInt(ore), 0n),
  ])
  return {
    clinics: Object.fromEntries(clinics.map((clinic, place) => [clinic, ofClinic(place)])),
    region: totalled(payments, (window) => window.reduce((sum, ore) => sum + BigInt(ore), 0n)),
    unpaid: Object.fromEntries(unpaid),
  }
}

function totalled(payments: Priced['payments'], oreOf: (window: readonly number[]) => bigint): Payments {
  const paid = payments.map(({ name, windows, ore }): readonly [string, Paid] => [
    name,
    windows.length === 0 ? 'not settled' : ore.reduce((sum, window) => sum + oreOf(window), 0n),
  ])
  return {
    payments: Object.fromEntries(paid),
    total: paid.reduce((sum, [, ore]) => (ore === 'not settled' ? sum : sum + ore), 0n),
  }
}
