import { useMemo, useRef } from 'react'
import type { BalanceOrder } from '../../models/analysis/balance/index.ts'
import { RunTrouble } from '../../models/payout/index.ts'
import type { Label } from '../../server/contract/Label.ts'
import type { Problem } from '../../server/contract/Problem.ts'
import type { Pricing } from '../../server/contract/pricing.ts'
import { useDatasets, useRegion } from '../api/queries.ts'
import {
  type Alternative,
  type Comparison,
  type ComparisonState,
  LETTERS,
  type Letter,
  type PricedAlternative,
  type Slot,
} from './Comparison.ts'
import { isHeld } from './isHeld.ts'
import { type Priceable, priceAlternative } from './priceAlternative.ts'
import { entriesOf, figureOf, type ModelParts, useModelParts } from './useModelParts.ts'

const NONE: Comparison['clinics'] = []

/** Prices the comparison in the browser, anew whenever a rate or the lock changes; only what changed is priced again. */
export function useComparison(state: ComparisonState): Comparison {
  const datasets = useDatasets()
  const region = useRegion(state.dataset, state.period)
  const clinics = region.state === 'ready' ? region.data.clinics : NONE
  const dataset = datasets.state === 'ready' ? datasets.data.find(({ name }) => name === state.dataset) : undefined
  const entries = useMemo(() => state.alternatives.map((one) => entriesOf(one, dataset)), [state.alternatives, dataset])
  const models = useModelParts(state, entries, dataset)

  const kept = useRef(new Map<string, PricedAlternative>())
  return useMemo(() => {
    const before = kept.current
    kept.current = new Map()
    let baseline: PricedAlternative | undefined
    const slots = state.alternatives.map((alternative, place): Slot => {
      const letter = LETTERS[place] as Letter
      const model = models[place]
      if (model?.state === 'failed') return { ...model, letter, alternative }
      if (model?.state !== 'ready') return { state: 'loading', letter, alternative }
      const label =
        dataset?.assignments.find(({ name }) => name === alternative.name)?.label ?? model.parts[0]?.model.label
      const given: Priceable = {
        letter,
        alternative,
        label: labelOf(label ?? { sv: alternative.name, en: alternative.name }, alternative),
        entries: entries[place] ?? [],
        parts: model.parts,
      }
      const lock = isHeld(state, place) && baseline ? lockFor(state, place, baseline) : undefined
      try {
        const priced = pricedOnce(given, lock)
        if (place === 0) baseline = priced
        return { state: 'ready', priced, isStale: model.isStale }
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
    // oxlint-disable-next-line react/exhaustive-deps -- what the server answered is compared by what it says
  }, [state.alternatives, state.neutral, state.gives, entries, dataset, clinics, keyOfModels(models)])
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

const keyOfModels = (models: readonly ModelParts[]): string =>
  models.map((one) => (one.state === 'ready' ? `${one.parts.map(keyOf).join()} ${one.isStale}` : one.state)).join('; ')

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

/** A payment without an answer, or an amount that is no amount of money any more, in the words of the engine. */
const problemIn = (trouble: RunTrouble | RangeError): Problem => ({
  type: `/problems/${'code' in trouble ? trouble.code : 'too-large'}`,
  title: trouble.message,
  ...('hint' in trouble ? { detail: trouble.hint } : {}),
  status: 422,
  instance: '–',
})
