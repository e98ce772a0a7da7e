import type { DatasetCard, Entry } from '../../server/contract/dataset.ts'
import type { Problem } from '../../server/contract/Problem.ts'
import type { Changes, Pricing, PricingRequest } from '../../server/contract/pricing.ts'
import { type Call, usePricings } from '../api/queries.ts'
import type { Alternative, ComparisonState } from './Comparison.ts'

/** The models of one alternative as the server reduced them to clinics, ready to be priced here. */
export type ModelParts =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly problem: Problem; readonly retry: () => void }
  | {
      readonly state: 'ready'
      readonly parts: readonly Pricing[]
      /** Rows are priced anew on the server: these are of the rates before. */
      readonly isStale: boolean
    }

/** A model that is asked for: of which alternative, and with which changes of rates that rows are priced with. */
interface Asked {
  readonly slot: number
  readonly request: PricingRequest
}

/**
 * The models of each alternative, in the order of the state: first as they are in their documents, and again where a
 * rate is changed that rows are priced with, which the server alone can do.
 */
export function useModelParts(
  state: ComparisonState,
  entries: readonly (readonly Entry[])[],
  dataset: DatasetCard | undefined,
): readonly ModelParts[] {
  const plain = dataset === undefined ? [] : requestsFor(state, entries, () => undefined)
  const first = usePricings(plain.map(({ request }) => request))
  const bound =
    dataset === undefined
      ? []
      : requestsFor(state, entries, (model, changes) => changesOfRows(first, model, changes)).filter(
          ({ request }) => request.changes !== undefined,
        )
  const second = usePricings(bound.map(({ request }) => request))

  return state.alternatives.map((_, place): ModelParts => {
    const own = plain.flatMap(({ slot }, index) => (slot === place ? [first[index] as Call<Pricing>] : []))
    const failed = own.find((one) => one.state === 'failed')
    if (failed?.state === 'failed') return failed
    const ready = own.flatMap((one) => (one.state === 'ready' ? [one.data] : []))
    if (ready.length < own.length || own.length === 0) return { state: 'loading' }
    let isStale = false
    let refused: ModelParts | undefined
    const parts = ready.map((part) => {
      const again = second[bound.findIndex(({ slot, request }) => slot === place && request.model === part.model.name)]
      if (!again) return part
      if (again.state === 'ready') return again.data
      if (again.state === 'failed') refused = again
      isStale = true
      return part
    })
    return refused ?? { state: 'ready', parts, isStale }
  })
}

/** Which models pay whom: the dataset's assignment of the name, or one model for all; the same object each time. */
export function entriesOf({ name }: Alternative, dataset: DatasetCard | undefined): readonly Entry[] {
  const assigned = dataset?.assignments.find((one) => one.name === name)?.entries ?? forAll.get(name)
  if (assigned) return assigned
  const entries: readonly Entry[] = [{ model: name, clinics: 'all' }]
  forAll.set(name, entries)
  return entries
}

const forAll = new Map<string, readonly Entry[]>()

/** The figure or table that a change is of: `fee_by_age[2]` is a row of `fee_by_age`. */
export const figureOf = (name: string): string => name.replace(/\[\d+\]$/, '')

function changesOfRows(calls: readonly Call<Pricing>[], model: string, changes: Changes): Changes | undefined {
  const found = calls.find((one) => one.state === 'ready' && one.data.model.name === model)
  const rates = found?.state === 'ready' ? found.data.rates : []
  const names = new Set(rates.filter(({ rowBound }) => rowBound).map(({ name }) => figureOf(name)))
  const own = Object.entries(changes).filter(([name]) => names.has(figureOf(name)))
  return own.length === 0 ? undefined : Object.fromEntries(own)
}

function requestsFor(
  { dataset, period, alternatives }: ComparisonState,
  entries: readonly (readonly Entry[])[],
  boundOf: (model: string, changes: Changes) => Changes | undefined,
): readonly Asked[] {
  return alternatives.flatMap(({ ratesOf, changes }, slot) => {
    const models = [...new Set((entries[slot] ?? []).map(({ model }) => model))]
    return models.map((model): Asked => {
      const bound = boundOf(model, changes[model] ?? {})
      return {
        slot,
        request: { dataset, period, model, ...(ratesOf && { ratesOf }), ...(bound && { changes: bound }) },
      }
    })
  })
}
