import { type Model, planModel, writeMonth } from '../../models/index.ts'
import {
  type AssignmentEntry,
  assignedTo,
  changesInWindows,
  type Payout,
  type Priced,
  payoutOf,
  price,
} from '../../models/payout/index.ts'
import type { Dialect } from '../warehouse/Dialect.ts'
import type { Statement } from '../warehouse/Statement.ts'
import { askedOf, type CountedModel, type CountOrder, countModel } from './countModel.ts'
import { type AskedFact, factsAsked, namesInPlan } from './factsAsked.ts'
import { factsOfClinics } from './factsOfClinics.ts'
import { factsOfRegion } from './factsOfRegion.ts'
import type { Manifest } from './Manifest.ts'
import { manifestOf } from './manifestOf.ts'
import type { RunKind } from './RunKind.ts'
import { wordsAsked } from './refuseUnknownWords.ts'
import { withStrangeWords } from './strangeWords.ts'
import { undecidedOf } from './undecidedOf.ts'
import type { ComputedFacts } from './valueInLastWindow.ts'

/** What is run: models assigned to clinics, on a dataset, for a period. */
export interface RunOrder extends CountOrder {
  /** The model's name, or the assignment's. */
  readonly name: string
  /** Each model once. */
  readonly models: readonly Model[]
  /** Which clinics each pays; one model for all is the simple case. */
  readonly entries: readonly AssignmentEntry[]
  readonly ratesOf?: string | undefined
  /** What the run is for; where it is said, the run says it, and up to which day its data is known. */
  readonly kind?: RunKind | undefined
  /** The command that repeats this run, for the manifest. */
  readonly command: string
}

/** A run as commands and routes give it. */
export interface Run {
  readonly model: string
  readonly period: string
  readonly currency: string
  readonly kind?: RunKind
  /** The dataset's as-of day; `null` where it does not say. Only with the kind. */
  readonly knownAt?: string | null
  readonly dataset: string
  readonly manifest: Manifest
  readonly clinics: readonly (Payout['clinics'][number] & { readonly facts?: ComputedFacts })[]
  readonly region: Payout['region'] & { readonly facts?: ComputedFacts }
  /** Payments of which no window ends in the period. */
  readonly notSettled?: readonly string[]
  /** Of each model. */
  readonly status: Readonly<Record<string, Model['status']>>
  /** The share of the kronor that rests on figures whose basis is not `decided`; `null` where there are no kronor. */
  readonly undecidedShare: number | null
  /** What a reader should know, in sentences. */
  readonly warnings: readonly string[]
}

/** A run, and what it was computed from. */
export interface PaidRun {
  readonly run: Run
  readonly parts: readonly CountedModel[]
}

/**
 * Runs models on a dataset: plans, counts and prices each, and adds up what every clinic is paid.
 *
 * @throws RunTrouble, PlanTrouble or DataError where the input does not allow it
 */
export async function payRun(order: RunOrder): Promise<PaidRun> {
  const { models, dataset, period, ratesOf, entries, facts = [] } = order
  const paysAll = entries.length === 1 && entries[0]?.clinics === 'all' && entries[0].from === undefined
  const counted = await Promise.all(models.map((model) => countModel(model, { ...order, paysAll })))
  const parts = counted.map(({ model, plan, quantities }) => {
    const assigned = assignedTo(model.name, entries, quantities)
    return { plan, quantities, assigned, priced: price(plan.program, { quantities, ratesOf, assigned }) }
  })
  const priced = parts.map((one) => one.priced)
  const payout = payoutOf(priced)
  const named = factsAsked(models, facts)
  const [ofClinics, ofRegion] = [namesOf(named, 'clinic'), namesOf(named, 'region')]
  const shown = factsOfClinics(parts, ofClinics)
  const run: Run = {
    model: order.name,
    period: period.text,
    currency: currencyOf(priced),
    ...(order.kind && { kind: order.kind, knownAt: dataset.description.asOf ?? null }),
    dataset: dataset.description.name,
    manifest: manifestOf(order, counted),
    clinics: payout.clinics.map((row, place) => ({
      ...row,
      ...(ofClinics.length > 0 && { facts: shown[place] ?? {} }),
    })),
    region: { ...payout.region, ...(ofRegion.length > 0 && { facts: factsOfRegion(parts, ofRegion) }) },
    ...notSettledOf(priced),
    status: Object.fromEntries(models.map(({ name, status }) => [name, status])),
    undecidedShare: await undecidedOf(counted, { ...order, priced }),
    warnings: counted.flatMap((one) => warningsOf(one, ratesOf)),
  }
  return { run, parts: counted }
}

/**
 * What the warehouse is asked for a run, model by model, with what its terms ask for beside: in its own dialect, or as
 * another engine would be asked.
 */
export function statementsFor(
  order: Pick<RunOrder, 'models' | 'dataset' | 'period' | 'facts' | 'ratesOf' | 'withRates'>,
  dialect?: Dialect,
): readonly Statement[] {
  const { warehouse } = order.dataset
  return order.models.flatMap((model) =>
    [false, true].flatMap((explain) => {
      const plan = planModel(model, { facts: namesInPlan(model, order), explain })
      const { request } = askedOf(model, plan, order)
      const words = wordsAsked({ model, request })
      const { asked } = withStrangeWords(model, request)
      const all = words.windows.length === 0 ? [asked] : [asked, words]
      return all.flatMap((one) => warehouse.explain(one, dialect))
    }),
  )
}

function namesOf(asked: readonly AskedFact[], level: AskedFact['level']): readonly string[] {
  return asked.filter((one) => one.level === level).map(({ name }) => name)
}

function currencyOf(priced: readonly Priced[]): string {
  const currencies = [...new Set(priced.map((one) => one.currency))]
  if (currencies.length > 1) throw new RangeError(`One run cannot pay in ${currencies.join(' and ')}.`)
  return currencies[0] ?? ''
}

function notSettledOf(priced: readonly Priced[]): { readonly notSettled?: readonly string[] } {
  const names = priced.flatMap((one) =>
    one.payments.filter((payment) => payment.windows.length === 0).map(({ name }) => name),
  )
  return names.length === 0 ? {} : { notSettled: [...new Set(names)] }
}

function warningsOf({ model, plan, quantities }: CountedModel, ratesOf: string | undefined): readonly string[] {
  const invented = `\`${model.name}\` is illustrative: its figures may be invented.`
  const changes = changesInWindows(plan.program, quantities, ratesOf).map(
    ({ figure, changes: day, window }) =>
      `\`${model.name}\`: \`${figure}\` changes on ${day}, inside the window ${writeMonth(window.first)} to ${writeMonth(window.last)}, which is paid with the value at its start.`,
  )
  return model.status === 'illustrative' ? [invented, ...changes] : changes
}
