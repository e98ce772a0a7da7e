import { DrawTrouble } from './DrawTrouble.ts'
import { philoxInto } from './philox.ts'
import { standardNormal } from './standardNormal.ts'

/**
 * How far a rate may lie from what the document says, as shares of it. A draw is a factor on every dated value of the rate.
 * - `normal`: 1 + deviation × a standard normal variable; mean 1. A deviation above 0.3 gives rates below zero.
 * - `uniform`: alike between 1 − reach and 1 + reach; mean 1, deviation reach ÷ √3
 * - `triangular`: between 1 − down and 1 + up, likeliest at 1; mean 1 + (up − down) ÷ 3
 */
export type Spread =
  | { readonly kind: 'normal'; readonly deviation: number }
  | { readonly kind: 'uniform'; readonly reach: number }
  | { readonly kind: 'triangular'; readonly down: number; readonly up: number }

/**
 * The factors of one rate in each draw. They depend on the seed, the rate's name and the number of the draw alone: two models
 * with a rate in common are drawn alike, and a rate more leaves the others as they were.
 *
 * @throws DrawTrouble where the spread is no distribution
 */
export function factorsOf(
  name: string,
  spread: Spread,
  { seed, count }: { readonly seed: number; readonly count: number },
): Float64Array {
  refuseNoSpread(name, spread)
  const key = [seed >>> 0, Math.floor(seed / 0x1_0000_0000) >>> 0] as const
  const [first, second] = [hashOf(name, 0x811c9dc5), hashOf(name, 0x050c5d1f)]
  const factors = new Float64Array(count)
  const random = new Uint32Array(4 * Math.ceil(count / 4))
  philoxInto(random, { first: 0, others: [first, second, 0], key })
  for (let draw = 0; draw < count; draw += 1)
    factors[draw] = factorAt(spread, ((random[draw] as number) + 0.5) / 0x1_0000_0000)
  return factors
}

/** The factor below which a share of all draws lies. */
function factorAt(spread: Spread, share: number): number {
  switch (spread.kind) {
    case 'normal':
      return 1 + spread.deviation * standardNormal(share)
    case 'uniform':
      return 1 + spread.reach * (2 * share - 1)
    case 'triangular': {
      const { down, up } = spread
      const below = down / (down + up)
      if (share <= below) return 1 - down + Math.sqrt(share * down * (down + up))
      return 1 + up - Math.sqrt((1 - share) * up * (down + up))
    }
  }
}

function refuseNoSpread(name: string, spread: Spread): void {
  const { kind, ...shares } = spread
  const values = Object.values(shares)
  const isSpread = values.every((share) => Number.isFinite(share) && share >= 0) && values.some((share) => share > 0)
  if (isSpread) return
  throw new DrawTrouble(
    `The ${kind} spread of \`${name}\` is ${values.join(' and ')}.`,
    'Give shares of the rate that are not below zero, at least one above: 0.05 for five per cent.',
  )
}

/** A name as a whole number below 2^32: FNV-1a over its code units, from a beginning. */
function hashOf(name: string, from: number): number {
  let hash = from
  for (let place = 0; place < name.length; place += 1) {
    const unit = name.charCodeAt(place)
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193)
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193)
  }
  return hash >>> 0
}
