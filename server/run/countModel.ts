import {
  type Model,
  type Period,
  type Plan,
  planModel,
  type Quantities,
  type Request,
  requestFor,
  type Window,
  type WindowProgram,
  windowsIn,
} from '../../models/index.ts'
import { refuseOpenFigures } from '../../models/payout/index.ts'
import type { Dataset } from '../dataset/Dataset.ts'
import { inModelsKinds, refuseWrongKinds } from './clinicFactKinds.ts'
import { hashOfData } from './hashOf.ts'
import { namesInPlan } from './factsAsked.ts'
import { refuseUnknownWords } from './refuseUnknownWords.ts'
import { withStrangeWords } from './strangeWords.ts'
import { type PreviousRun, withPrevious } from './withPrevious.ts'
import { withRates } from './withRates.ts'

/** On what a model is counted. */
export interface CountOrder {
  readonly dataset: Dataset
  readonly period: Period
  readonly ratesOf?: string | undefined
  /** One model pays every clinic: its open rates are then told before any row is counted. */
  readonly paysAll?: boolean | undefined
  /** Formulas of clinics or the region to give beside the payments: `list_points`, `region.fixed_share`. */
  readonly facts?: readonly string[] | undefined
  /** Where `previous` of the first window is read that the data does not give. */
  readonly previous?: PreviousRun | undefined
  /**
   * May rates go into the statements of a warehouse whose cells stay? What was counted then holds for these rates alone, and
   * suits who prices once.
   */
  readonly withRates?: boolean | undefined
}

/** A model with its plan, what that asks of a dataset, and what the dataset answered. */
export interface CountedModel {
  readonly model: Model
  readonly plan: Plan
  readonly request: Request
  readonly quantities: Quantities
}

/** Plans a model and has a dataset count what it asks. */
export async function countModel(model: Model, order: CountOrder): Promise<CountedModel> {
  const plan = planModel(model, { facts: namesInPlan(model, order) })
  if (order.paysAll) refuseOpenFigures(plan.program, windowsOfPeriod(model, order.period), { ratesOf: order.ratesOf })
  return count(model, plan, order)
}

/** The same with the terms of each payment. It is counted again only where the terms ask for more. */
export async function countWithTerms(counted: CountedModel, order: CountOrder): Promise<CountedModel> {
  const { model } = counted
  const plan = planModel(model, { facts: namesInPlan(model, order), explain: true })
  const request = requestFor(plan.program, model, order.period)
  if (hashOfData(request) !== hashOfData(counted.request)) return count(model, plan, order)
  return { model, plan, request, quantities: counted.quantities }
}

function windowsOfPeriod(model: Model, period: Period): (part: Pick<WindowProgram, 'over'>) => readonly Window[] {
  return ({ over }) => windowsIn(period, over, model.cutOff)
}

async function count(model: Model, planned: Plan, order: CountOrder): Promise<CountedModel> {
  const { dataset, previous } = order
  const { plan, request } = askedOf(model, planned, order)
  refuseWrongKinds(model, request, dataset)
  const { asked, readOff } = withStrangeWords(model, request)
  const { quantities: answered, strange } = readOff(await dataset.warehouse.count(asked))
  const quantities = inModelsKinds(answered, model, request)
  await refuseUnknownWords({ model, request, quantities }, strange, dataset)
  return { model, plan, request, quantities: withPrevious(quantities, { program: plan.program, previous }) }
}

/** What a plan asks of a dataset, with the rates in it where that is allowed and needed. */
export function askedOf(
  model: Model,
  plan: Plan,
  { dataset, period, ratesOf, withRates: mayRate }: Pick<CountOrder, 'dataset' | 'period' | 'ratesOf' | 'withRates'>,
): { readonly plan: Plan; readonly request: Request } {
  const planned = { plan, request: requestFor(plan.program, model, period) }
  return mayRate ? withRates(planned, { model, warehouse: dataset.warehouse, ratesOf }) : planned
}
