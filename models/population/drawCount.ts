import type { Chance } from './createChance.ts'

/**
 * A geometric count with a mean: whoever has had one more has always the same chance of a further one. It needs nothing
 * but products, so that it is the same on every machine, and a part of the time has such a count too.
 */
export function drawCount(mean: number, most: number, chance: Chance): number {
  const ratio = mean / (1 + mean)
  const share = chance.share()
  let count = 0
  for (let chances = ratio; share < chances && count < most; chances *= ratio) count += 1
  return count
}
