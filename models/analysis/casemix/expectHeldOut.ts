import { createChance } from '../../population/createChance.ts'
import { CaseMixTrouble } from './CaseMixTrouble.ts'
import { type Effects, type Estimating, estimateEffects } from './estimateEffects.ts'
import { expectedCost, meanExpectedCost } from './expectedCost.ts'
import type { Expected } from './Fit.ts'
import { type Placed, type Sums, sumsOf, without, zeros } from './Sums.ts'

/** How persons are dealt, and what each estimate is told. */
interface Dealing {
  readonly sums: Sums
  readonly estimating: Estimating
  readonly folds: number
  readonly seed: number
}

/**
 * What each person is expected to cost by an estimate from the others alone: persons are dealt in parts by the seed, one
 * by one, and each part's costs are expected from all other parts. Two parts are a held-out half each way.
 */
export function expectHeldOut(
  rows: readonly Placed[],
  { sums, estimating, folds, seed }: Dealing,
): readonly Expected[] {
  if (!Number.isInteger(folds) || folds < 2 || folds > sums.n)
    throw new CaseMixTrouble(
      `${sums.n} persons cannot be dealt in ${folds} parts.`,
      'Say how many: two or more, and no more than there are persons.',
    )
  return deal(rows, folds, seed).flatMap((part) => {
    const others = without(sums, sumsOf(part, sums.costs.length))
    const estimate = estimateFromOthers(others, estimating)
    const asCosts = others.cost / others.n / meanExpectedCost(estimate, others)
    return part.map(({ places, persons }) => ({ persons, expected: expectedCost(places, estimate) * asCosts }))
  })
}

/** Groups that everybody tells apart may be confused where a part is held out. */
function estimateFromOthers(others: Sums, estimating: Estimating): Effects {
  try {
    return estimateEffects(others, estimating)
  } catch (error) {
    if (!(error instanceof CaseMixTrouble)) throw error
    const hint = 'Hold out smaller parts (--folds), deal by another --seed, or weigh fewer groups (--least).'
    throw new CaseMixTrouble(`Where a part is held out: ${error.message}`, hint)
  }
}

/** Deals persons, not rows: those who are alike come into different parts. */
function deal(rows: readonly Placed[], folds: number, seed: number): readonly (readonly Placed[])[] {
  const chance = createChance(seed, 'folds')
  const parts = Array.from({ length: folds }, (): Placed[] => [])
  for (const { places, persons } of rows) {
    const dealt = zeros(folds)
    for (let one = 0; one < persons.n; one += 1) {
      const part = chance.below(folds)
      dealt[part] = (dealt[part] ?? 0) + 1
    }
    for (const [part, n] of dealt.entries()) if (n > 0) parts[part]?.push({ places, persons: { ...persons, n } })
  }
  return parts.filter((part) => part.length > 0)
}
