import {
  canonicalModel,
  type Model,
  type Period,
  type Plan,
  planModel,
  type Quantities,
  requestFor,
  writeMonth,
} from '../../models/index.ts'
import {
  type AssignmentEntry,
  assignedTo,
  CALCULATION,
  changesInWindows,
  type ExplainedPayment,
  explain,
  type Payout,
  type Priced,
  payoutOf,
  price,
} from '../../models/payout/index.ts'
import type { Dataset } from '../dataset/Dataset.ts'
import { hashOf, hashOfData } from './hashOf.ts'
import type { Manifest } from './Manifest.ts'

/** What is run: models assigned to clinics, on a dataset, for a period. */
export interface RunOrder {
  /** The model's name, or the assignment's. */
  readonly name: string
  /** Each model once. */
  readonly models: readonly Model[]
  /** Which clinics each pays; one model for all is the simple case. */
  readonly entries: readonly AssignmentEntry[]
  readonly dataset: Dataset
  readonly period: Period
  readonly ratesOf?: string | undefined
  /** Clinic formulas to give beside the payments. */
  readonly facts?: readonly string[] | undefined
  /** The command that repeats this run, for the manifest. */
  readonly command: string
}

/** A run as commands and routes give it. */
export interface Run {
  readonly model: string
  readonly period: string
  readonly currency: string
  readonly dataset: string
  readonly manifest: Manifest
  readonly clinics: readonly (Payout['clinics'][number] & {
    readonly facts?: Readonly<Record<string, number | null>>
  })[]
  readonly region: Payout['region']
  /** Payments of which no window ends in the period. */
  readonly notSettled?: readonly string[]
}

/** A run, and what it was computed from. */
export interface PaidRun {
  readonly run: Run
  /** What a reader should know, in sentences. */
  readonly warnings: readonly string[]
  readonly parts: readonly { readonly model: Model; readonly plan: Plan; readonly quantities: Quantities }[]
}

/** The name and version that manifests give. */
export const PROGRAM = 'kapitera 0.1.0'

/**
 * Runs models on a dataset: plans, counts and prices each, and adds up what every clinic is paid.
 *
 * @throws RunTrouble, PlanTrouble or DataError where the input does not allow it
 */
export async function payRun(order: RunOrder): Promise<PaidRun> {
  const { models, dataset, period, ratesOf, entries } = order
  const counted = await Promise.all(models.map((model) => countFor(model, order)))
  const priced = counted.map(({ model, plan, quantities }) =>
    price(plan.program, { quantities, ratesOf, assigned: assignedTo(model.name, entries, quantities) }),
  )
  const payout = payoutOf(priced)
  const run: Run = {
    model: order.name,
    period: period.text,
    currency: currencyOf(priced),
    dataset: dataset.description.name,
    manifest: manifestOf(order, counted),
    clinics: payout.clinics.map((row, place) => ({ ...row, ...factsOf(priced, order.facts ?? [], place) })),
    region: payout.region,
    ...notSettledOf(priced),
  }
  return { run, warnings: counted.flatMap((one) => warningsOf(one, ratesOf)), parts: counted }
}

/** The reason of every payment to one clinic: for each model that pays it in the period. */
export async function explainRun(
  order: RunOrder,
  clinic: string,
): Promise<{ readonly paid: PaidRun; readonly payments: readonly ExplainedPayment[] }> {
  const paid = await payRun(order)
  const payments = paid.parts.flatMap(({ model, quantities }) => {
    const { program, terms } = planModel(model, { explain: true })
    const assigned = assignedTo(model.name, order.entries, quantities)
    return explain(program, terms, { quantities, ratesOf: order.ratesOf, assigned }, clinic).payments
  })
  return { paid, payments }
}

/** What the warehouse is asked for a run, model by model: the statements are in its own dialect. */
export function statementsFor(order: Pick<RunOrder, 'models' | 'dataset' | 'period' | 'facts'>): readonly string[] {
  return order.models.flatMap((model) =>
    order.dataset.warehouse.explain(
      requestFor(planModel(model, { facts: order.facts ?? [] }).program, model, order.period),
    ),
  )
}

async function countFor(model: Model, { dataset, period, facts }: RunOrder) {
  const plan = planModel(model, { facts: facts ?? [] })
  const request = requestFor(plan.program, model, period)
  const quantities = await dataset.warehouse.count(request)
  return { model, plan, request, quantities }
}

function manifestOf(
  order: RunOrder,
  counted: readonly { readonly model: Model; readonly request: unknown; readonly quantities: Quantities }[],
): Manifest {
  const { dataset, period, ratesOf, entries, facts } = order
  const isAssignment = entries.length > 1 || entries.some((entry) => entry.clinics !== 'all')
  return {
    program: PROGRAM,
    calculation: CALCULATION,
    models: counted.map(({ model }) => ({ name: model.name, hash: hashOf(canonicalModel(model)) })),
    ...(isAssignment && {
      assignment: entries.map(({ model, clinics, from }) => ({
        model,
        clinics,
        ...(from === undefined ? {} : { from: `${writeMonth(from)}-01` }),
      })),
    }),
    dataset: { name: dataset.description.name, hash: dataset.hash, invented: dataset.description.invented },
    period: period.text,
    ...(ratesOf === undefined ? {} : { ratesOf }),
    ...(facts === undefined || facts.length === 0 ? {} : { facts }),
    request: hashOfData(counted.map((one) => one.request)),
    quantities: hashOfData(counted.map((one) => one.quantities)),
    command: order.command,
  }
}

function currencyOf(priced: readonly Priced[]): string {
  const currencies = [...new Set(priced.map((one) => one.currency))]
  if (currencies.length > 1) throw new RangeError(`One run cannot pay in ${currencies.join(' and ')}.`)
  return currencies[0] ?? ''
}

/** Clinic formulas of the last window; a model that does not know one leaves it out. */
function factsOf(priced: readonly Priced[], names: readonly string[], clinic: number) {
  if (names.length === 0) return {}
  const values = names.flatMap((name) => {
    const value = priced.map((one) => one.formulas[name]?.at(-1)?.[clinic]).find((one) => one !== undefined)
    return value === undefined ? [] : [[name, Number.isFinite(value) ? value : null] as const]
  })
  return { facts: Object.fromEntries(values) }
}

function notSettledOf(priced: readonly Priced[]): { readonly notSettled?: readonly string[] } {
  const names = priced.flatMap((one) =>
    one.payments.filter((payment) => payment.windows.length === 0).map(({ name }) => name),
  )
  return names.length === 0 ? {} : { notSettled: [...new Set(names)] }
}

function warningsOf(
  { model, plan, quantities }: { readonly model: Model; readonly plan: Plan; readonly quantities: Quantities },
  ratesOf: string | undefined,
): readonly string[] {
  return changesInWindows(plan.program, quantities, ratesOf).map(
    ({ figure, changes, window }) =>
      `\`${model.name}\`: \`${figure}\` changes on ${changes}, inside the window ${writeMonth(window.first)} to ${writeMonth(window.last)}, which is paid with the value at its start.`,
  )
}
