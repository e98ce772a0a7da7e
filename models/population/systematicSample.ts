import type { Chance } from './createChance.ts'

/** Nobody is surer than this to be drawn. */
const SUREST = 0.95

/**
 * By what the weights must be multiplied so that they add up to the target, none above the surest. As far as it goes:
 * where all together cannot reach the target, all come to the surest.
 *
 * @example
 * fitScale([1, 2, 1], 2).toFixed(4) // => '0.5250'
 */
export function fitScale(weights: ArrayLike<number>, target: number): number {
  let scale = 0
  let [held, free] = sumUpTo(weights, Number.POSITIVE_INFINITY)
  for (let round = 0; round < 30 && free > 0; round += 1) {
    const fitted = (target - held * SUREST) / free
    if (fitted <= scale) break
    scale = fitted
    const [above, below] = sumUpTo(weights, SUREST / scale)
    if (above === held) break
    held = above
    free = below
  }
  return Math.max(0, scale)
}

/**
 * Draws places, each as likely as its weight times the scale, and together as many as these add up to: a systematic
 * sample from a start by chance. A sourced total is thereby met whatever the size of the region.
 */
export function systematicSample(
  weights: ArrayLike<number>,
  scale: number,
  chance: Chance,
  draw: (place: number) => void,
): void {
  let running = chance.share()
  for (let place = 0; place < weights.length; place += 1) {
    running += Math.min(SUREST, (weights[place] ?? 0) * scale)
    if (running < 1) continue
    running -= 1
    draw(place)
  }
}

/** How many weights are above a limit, and the sum of the others. */
function sumUpTo(weights: ArrayLike<number>, limit: number): [number, number] {
  let above = 0
  let sum = 0
  for (let place = 0; place < weights.length; place += 1) {
    const weight = weights[place] ?? 0
    if (weight > limit) above += 1
    else sum += weight
  }
  return [above, sum]
}
