import { type DisclosureRules, type Period, readPeriod } from '../../models/index.ts'
import type { AssignmentEntry } from '../../models/payout/index.ts'
import type { Response } from '../contract/contract.ts'
import type { Clinic, DatasetCard } from '../contract/dataset.ts'
import type { Order, OriginRequest, PricingRequest } from '../contract/pricing.ts'
import { nearestWord } from '../dataset/nearestWord.ts'
import { type AbsentDatasets, createAbsent } from './absentDatasets.ts'
import { catalogueCards } from './catalogueCards.ts'
import { clinicsOf } from './clinicsOf.ts'
import { createCountedModels } from './countedModels.ts'
import { modelByName } from './modelsByName.ts'
import { modelCards } from './modelCards.ts'
import { originOf } from './originOf.ts'
import { pricingOf } from './pricingOf.ts'
import { RequestTrouble } from './RequestTrouble.ts'
import type { ServedDataset } from './ServedDataset.ts'
import { type OrderedModels, statementOf } from './statementOf.ts'

/** Everything that routes ask of the datasets; what has been counted is kept between the calls. */
export interface Region {
  readonly datasets: () => readonly DatasetCard[]
  readonly region: (request: {
    readonly dataset: string
    readonly period: string
  }) => Promise<Response<'GET /api/region'>>
  readonly models: (request: { readonly dataset: string; readonly period: string }) => Response<'GET /api/models'>
  readonly catalogue: (request: { readonly dataset: string; readonly period: string }) => Response<'GET /api/catalogue'>
  readonly pricing: (request: PricingRequest) => Promise<Response<'POST /api/pricing'>>
  readonly statement: (request: {
    readonly order: Order
    readonly clinic: string
  }) => Promise<Response<'POST /api/statement'>>
  readonly origin: (request: OriginRequest) => Promise<Response<'POST /api/origin'>>
  /** A dataset by its name, and an order's models counted, for other rooms that answer about them. */
  readonly served: (name: string) => ServedDataset
  readonly counted: (order: Order) => Promise<OrderedModels>
  /**
   * The rules by which it answers others about a dataset, or without a name the strictest by which it answers about any; nothing where
   * it answers the data's owner.
   */
  readonly rules: (dataset?: string) => DisclosureRules | undefined
  /** Answers about one more dataset from now on. */
  readonly serve: (dataset: ServedDataset) => void
  readonly close: () => Promise<void>
}

/** The clinics of so many periods are kept. */
const MOST_PERIODS = 60

/** Answers about datasets that are open, and says of others that are registered what is the matter with them. */
export function createRegion(first: readonly ServedDataset[], absent?: AbsentDatasets): Region {
  const served = [...first]
  const absence = absent && createAbsent(absent, (dataset) => void served.push(dataset))
  const countedModel = createCountedModels()
  const kept = new Map<string, Promise<readonly Clinic[]>>()

  function find(name: string): ServedDataset {
    const found = served.find((one) => one.name === name)
    if (found) return found
    const trouble = absence?.(name)
    if (trouble) throw trouble
    const names = served.map((one) => one.name)
    const near = nearestWord(name, names)
    throw new RequestTrouble(
      `There is no dataset \`${name}\` here.`,
      near === undefined ? `There are ${names.map((one) => `\`${one}\``).join(', ')}.` : `Did you mean \`${near}\`?`,
    )
  }

  function clinics(one: ServedDataset, period: Period): Promise<readonly Clinic[]> {
    const key = `${one.name} ${one.dataset.hash} ${period.text}`
    const made = kept.get(key) ?? clinicsOf(one, period)
    kept.set(key, made)
    made.catch(() => kept.delete(key))
    for (const old of [...kept.keys()].slice(0, Math.max(0, kept.size - MOST_PERIODS))) kept.delete(old)
    return made
  }

  async function ordered(order: Order, one: ServedDataset): Promise<OrderedModels> {
    const period = periodOf(order.period)
    const names = [...new Set(order.entries.map(({ model }) => model))]
    const parts = await Promise.all(
      names.map((name) => {
        const { model, hash } = modelByName(name)
        return countedModel(one, model, hash, period, order.ratesOf)
      }),
    )
    return { order, entries: order.entries.map(entryOf), parts }
  }

  return {
    datasets: () => served.map(cardOf),
    region: async ({ dataset, period }) => {
      const one = find(dataset)
      return { dataset, period, clinics: [...(await clinics(one, periodOf(period)))] }
    },
    models: ({ dataset, period }) => [...modelCards(find(dataset), periodOf(period))],
    catalogue: ({ dataset, period }) => catalogueCards(find(dataset), periodOf(period)),
    pricing: async ({ dataset, period, model: name, ratesOf, changes }) => {
      const one = find(dataset)
      const { model, hash } = modelByName(name)
      const counted = await countedModel(one, model, hash, periodOf(period), ratesOf)
      return pricingOf(counted, one, changes)
    },
    statement: async ({ order, clinic }) => {
      const one = find(order.dataset)
      const named = await clinics(one, periodOf(order.period))
      const name = named.find((own) => own.clinic === clinic)?.name ?? clinic
      return statementOf(await ordered(order, one), one, { clinic, name })
    },
    origin: async ({ order, ...asked }) => {
      const one = find(order.dataset)
      return originOf(await ordered(order, one), one, asked)
    },
    served: find,
    rules: () => undefined,
    serve: (dataset) => void served.push(dataset),
    counted: (order) => ordered(order, find(order.dataset)),
    close: async () => {
      for (const one of served) await one.dataset.warehouse.close()
    },
  }
}

function cardOf({ name, label, dataset, assignments, suggested }: ServedDataset): DatasetCard {
  const { invented, asOf } = dataset.description
  const last = asOf ?? ''
  return {
    name,
    label,
    hash: dataset.hash,
    invented,
    asOf: last,
    years: last === '' ? [] : [last.slice(0, 4)],
    assignments: assignments.map((one) => ({ ...one, entries: [...one.entries] })),
    suggested: [...suggested],
  }
}

/** From the contract's words; the first of a month is a month. */
function entryOf({ model, clinics, from }: Order['entries'][number]): AssignmentEntry {
  const month = from === undefined ? undefined : Number(from.slice(0, 4)) * 100 + Number(from.slice(5, 7))
  return { model, clinics, ...(month === undefined ? {} : { from: month }) }
}

function periodOf(text: string): Period {
  const period = readPeriod(text)
  if (!period) throw new RequestTrouble(`\`${text}\` is no period.`, 'Write 2016, 2016-Q1 or 2016-03.')
  return period
}
