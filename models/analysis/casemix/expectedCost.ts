import type { Effects } from './estimateEffects.ts'
import type { Sums } from './Sums.ts'

/** What a person in these groups is expected to cost, in öre. */
export function expectedCost(places: readonly number[], { effects }: Pick<Effects, 'effects'>): number {
  return places.reduce((sum, place) => sum + (effects[place] ?? 0), 0)
}

/** The mean of what all persons of the sums are expected to cost, in öre. */
export function meanExpectedCost({ effects }: Pick<Effects, 'effects'>, { both, n }: Sums): number {
  return effects.reduce((sum, effect, place) => sum + effect * (both[place]?.[place] ?? 0), 0) / n
}
