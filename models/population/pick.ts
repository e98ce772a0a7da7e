import type { Chance } from './createChance.ts'

/** Weights as running sums that end with 1, so that one share picks a place. */
export function runningShares(weights: readonly number[]): Float64Array {
  const total = weights.reduce((all, weight) => all + weight, 0)
  let running = 0
  return Float64Array.from(weights, (weight) => {
    running += weight / total
    return running
  })
}

/**
 * The first place whose running share is above the share that is drawn.
 *
 * @example
 * placeOf(runningShares([1, 1, 2]), 0.4) // => 1
 */
export function placeOf(running: Float64Array, share: number): number {
  let low = 0
  let high = running.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((running[middle] ?? 1) > share) high = middle
    else low = middle + 1
  }
  return low
}

/** Picks a place by its weight. */
export function pick(running: Float64Array, chance: Chance): number {
  return placeOf(running, chance.share())
}

/** The numbers from 0 to one less than `count`, in an order by chance. */
export function shuffled(count: number, chance: Chance): Int32Array {
  const order = Int32Array.from({ length: count }, (_, place) => place)
  for (let place = count - 1; place > 0; place -= 1) {
    const other = chance.below(place + 1)
    const kept = order[place] ?? 0
    order[place] = order[other] ?? 0
    order[other] = kept
  }
  return order
}
