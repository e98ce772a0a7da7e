import { type Model, type Period, type Plan, planModel, type Quantities, type Request, requestFor } from '../../models/index.ts'
import type { Dataset } from '../dataset/Dataset.ts'
import { hashOfData } from './hashOf.ts'

/** On what a model is counted. */
export interface CountOrder {
  readonly dataset: Dataset
  readonly period: Period
  readonly facts?: readonly string[] | undefined
}

/** A model with its plan, what that asks of a dataset, and what the dataset answered. */
export interface CountedModel {
  readonly model: Model
  readonly plan: Plan
  readonly request: Request
  readonly quantities: Quantities
}

/** Plans a model and has a dataset count what it asks. */
export async function countModel(model: Model, { dataset, period, facts }: CountOrder): Promise<CountedModel> {
  const plan = planModel(model, { facts: facts ?? [] })
  const request = requestFor(plan.program, model, period)
  return { model, plan, request, quantities: await dataset.warehouse.count(request) }
}

/** The same with the terms of each payment. It is counted again only where the terms ask for more. */
export async function countWithTerms(counted: CountedModel, order: CountOrder): Promise<CountedModel> {
  const { model } = counted
  const plan = planModel(model, { facts: order.facts ?? [], explain: true })
  const request = requestFor(plan.program, model, order.period)
  const isSame = hashOfData(request) === hashOfData(counted.request)
  return { model, plan, request, quantities: isSame ? counted.quantities : await order.dataset.warehouse.count(request) }
}
