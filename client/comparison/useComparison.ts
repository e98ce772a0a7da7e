import { useMemo, useRef } from 'react'
import type { BalanceOrder } from '../../models/analysis/balance/index.ts'
import { RunTrouble } from '../../models/payout/index.ts'
import type { DatasetCard, Entry } from '../../server/contract/dataset.ts'
import type { Label } from '../../server/contract/Label.ts'
import type { Problem } from '../../server/contract/Problem.ts'
import type { Changes, Pricing, PricingRequest } from '../../server/contract/pricing.ts'
import { type Call, useDatasets, usePricings, useRegion } from '../api/queries.ts'
import {
  type Alternative,
  type Comparison,
  type ComparisonState,
  LETTERS,
  type Letter,
  type PricedAlternative,
  type Slot,
} from './Comparison.ts'
import { type Priceable, priceAlternative } from './priceAlternative.ts'

/** A model that is asked for: of which alternative, and with which changes of rates that rows are priced with. */
interface Asked {
  readonly slot: number
  readonly request: PricingRequest
}

const NONE: Comparison['clinics'] = []

/** Prices the comparison in the browser, anew whenever a rate or the lock changes; only what changed is priced again. */
export function useComparison(state: ComparisonState): Comparison {
  const datasets = useDatasets()
  const region = useRegion(state.dataset, state.period)
  const clinics = region.state === 'ready' ? region.data.clinics : NONE
  const dataset = datasets.state === 'ready' ? datasets.data.find(({ name }) => name === state.dataset) : undefined
  const entries = useMemo(() => state.alternatives.map((one) => entriesOf(one, dataset)), [state.alternatives, dataset])

  const plain = dataset === undefined ? [] : requestsFor(state, entries, () => undefined)
  const first = usePricings(plain.map(({ request }) => request))
  const boundIn = (model: string): ReadonlySet<string> => {
    const found = first.find((one) => one.state === 'ready' && one.data.model.name === model)
    const rates = found?.state === 'ready' ? found.data.rates : []
    return new Set(rates.filter(({ rowBound }) => rowBound).map(({ name }) => figureOf(name)))
  }
  const bound =
    dataset === undefined
      ? []
      : requestsFor(state, entries, (model, changes) => {
          const names = boundIn(model)
          const found = Object.entries(changes).filter(([name]) => names.has(figureOf(name)))
          return found.length === 0 ? undefined : Object.fromEntries(found)
        }).filter(({ request }) => request.changes !== undefined)
  const second = usePricings(bound.map(({ request }) => request))

  const kept = useRef(new Map<string, PricedAlternative>())
  return useMemo(() => {
    const before = kept.current
    kept.current = new Map()
    let baseline: PricedAlternative | undefined
    const slots = state.alternatives.map((alternative, place): Slot => {
      const letter = LETTERS[place] as Letter
      const own = plain.flatMap(({ slot }, index) => (slot === place ? [first[index] as Call<Pricing>] : []))
      const failed = own.find((one) => one.state === 'failed')
      if (failed?.state === 'failed')
        return { state: 'failed', letter, alternative, problem: failed.problem, retry: failed.retry }
      const ready = own.flatMap((one) => (one.state === 'ready' ? [one.data] : []))
      if (dataset === undefined || ready.length < own.length || own.length === 0)
        return { state: 'loading', letter, alternative }
      let isStale = false
      let refused: Slot | undefined
      const parts = ready.map((part) => {
        const index = bound.findIndex(({ slot, request }) => slot === place && request.model === part.model.name)
        const again = second[index]
        if (!again) return part
        if (again.state === 'ready') return again.data
        if (again.state === 'failed')
          refused = { state: 'failed', letter, alternative, problem: again.problem, retry: again.retry }
        isStale = true
        return part
      })
      if (refused) return refused
      const label = dataset.assignments.find(({ name }) => name === alternative.name)?.label ?? parts[0]?.model.label
      const given: Priceable = {
        letter,
        alternative,
        label: labelOf(label ?? { sv: alternative.name, en: alternative.name }, alternative),
        entries: entries[place] ?? [],
        parts,
      }
      const lock = place > 0 && state.neutral && baseline ? lockFor(state, place, baseline) : undefined
      try {
        const priced = pricedOnce(given, lock)
        if (place === 0) baseline = priced
        return { state: 'ready', priced, isStale }
      } catch (error) {
        if (!(error instanceof RunTrouble || error instanceof RangeError)) throw error
        return { state: 'failed', letter, alternative, problem: problemIn(error), retry: () => undefined }
      }
    })
    return { clinics, slots }

    /** As priced before, where nothing that it is priced from has changed. */
    function pricedOnce(given: Priceable, lock: BalanceOrder | undefined): PricedAlternative {
      const key = JSON.stringify([given.letter, given.alternative, given.parts.map(keyOf), lock ?? null])
      const known = before.get(key)
      const made = known ?? priceAlternative(given, lock)
      kept.current.set(key, made)
      return made
    }
    // oxlint-disable-next-line react/exhaustive-deps -- requests and answers are compared by what they say
  }, [state.alternatives, state.neutral, state.gives, entries, dataset, clinics, keyOfCalls(first), keyOfCalls(second)])
}

/** A changed model is called so, that it is not taken for the one it was copied from. */
function labelOf({ sv, en }: Label, { changes }: Alternative): Label {
  const isChanged = Object.values(changes).some((figures) => Object.keys(figures).length > 0)
  return isChanged ? { sv: `${sv}, ändrad`, en: `${en}, changed` } : { sv, en }
}

/** Each answer has a number of its own, so that a key is short. */
const numbers = new WeakMap<object, number>()
let answers = 0
function keyOf(pricing: Pricing): number {
  const known = numbers.get(pricing)
  if (known !== undefined) return known
  answers += 1
  numbers.set(pricing, answers)
  return answers
}

const keyOfCalls = (calls: readonly Call<Pricing>[]): string =>
  calls.map((one) => (one.state === 'ready' ? keyOf(one.data) : one.state)).join(' ')

/** Which models pay whom: the dataset's assignment of the name, or one model for all. */
export function entriesOf({ name }: Alternative, dataset: DatasetCard | undefined): readonly Entry[] {
  return dataset?.assignments.find((one) => one.name === name)?.entries ?? [{ model: name, clinics: 'all' }]
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

/** What a reader has typed shall stand: a payment that reads it gives way only where it is chosen. */
function lockFor(
  { gives, alternatives }: ComparisonState,
  place: number,
  { amounts, parts }: PricedAlternative,
): BalanceOrder {
  const changes = Object.entries(alternatives[place]?.changes ?? {})
  return {
    target: amounts.total,
    baseline: parts.map(({ model }) => model.name),
    payment: gives[place],
    set: Object.fromEntries(changes.map(([model, names]) => [model, Object.keys(names).map(figureOf)])),
  }
}

/** The figure or table that a change is of: `fee_by_age[2]` is a row of `fee_by_age`. */
const figureOf = (name: string): string => name.replace(/\[\d+\]$/, '')

/** A payment without an answer, or an amount that is no amount of money any more, in the words of the engine. */
const problemIn = (trouble: RunTrouble | RangeError): Problem => ({
  type: `/problems/${'code' in trouble ? trouble.code : 'too-large'}`,
  title: trouble.message,
  ...('hint' in trouble ? { detail: trouble.hint } : {}),
  status: 422,
  instance: '–',
})
