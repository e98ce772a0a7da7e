import * as z from 'zod'
import { catalogueCalls } from './catalogue.ts'
import { DatasetCard, Region } from './dataset.ts'
import { documentCheckCalls } from './documentCheck.ts'
import { fileCalls } from './files.ts'
import { jobCalls } from './jobs.ts'
import { ModelCard } from './model.ts'
import { objectCalls } from './objects.ts'
import { Order, Origin, OriginRequest, Pricing, PricingRequest, Statement } from './pricing.ts'
import { problemCalls } from './problem/ProblemKind.ts'
import { qualityCalls } from './quality.ts'
import { reconcileCalls } from './reconcile.ts'
import { rulesCalls } from './rules.ts'
import { Name, Period } from './run.ts'
import { serviceCalls } from './service.ts'
import { sufficesCalls } from './suffices.ts'
import { uploadCalls } from './upload.ts'

/** Every call that the client can make, by method and address; the server answers each. The request of a GET is its query. */
export const contract = {
  /** What can be paid. */
  'GET /api/datasets': { request: z.undefined(), response: z.array(DatasetCard) },
  /** The clinics of a dataset and what they are grouped by. */
  'GET /api/region': { request: z.object({ dataset: Name, period: Period }), response: Region },
  /** The catalogue, each with why it cannot run on the dataset, if it cannot. */
  'GET /api/models': { request: z.object({ dataset: Name, period: Period }), response: z.array(ModelCard) },
  /** A model on a dataset, for the browser to price. */
  'POST /api/pricing': { request: PricingRequest, response: Pricing },
  /** What one clinic is paid, term by term. */
  'POST /api/statement': { request: z.object({ order: Order, clinic: Name }), response: Statement },
  /** How a quantity was counted. */
  'POST /api/origin': { request: OriginRequest, response: Origin },
  ...catalogueCalls,
  ...documentCheckCalls,
  ...rulesCalls,
  ...reconcileCalls,
  ...uploadCalls,
  ...qualityCalls,
  ...sufficesCalls,
  ...objectCalls,
  ...jobCalls,
  ...fileCalls,
  ...problemCalls,
  ...serviceCalls,
} as const

export type Endpoint = keyof typeof contract
export type Request<K extends Endpoint> = z.input<(typeof contract)[K]['request']>
export type Response<K extends Endpoint> = z.output<(typeof contract)[K]['response']>
