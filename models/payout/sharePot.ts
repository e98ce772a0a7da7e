/** What is this near, in öre, is the same remainder. */
const SAME = 1e-9

/**
 * Shares a pot in proportion to weights, to the öre and exactly once: each gets the whole öre of its share, and the öre
 * that are left go to the largest remainders (the earlier of two alike). Where nobody has weight nobody is paid.
 *
 * @example
 * sharePot(100, [1, 1, 1]) // => [34, 33, 33]
 */
export function sharePot(ore: number, weights: readonly number[]): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (total === 0) return weights.map(() => 0)
  const size = Math.abs(ore)
  const sign = ore < 0 ? -1 : 1
  const shares = weights.map((weight) => (size * weight) / total)
  const whole = shares.map(wholePart)
  const left = size - whole.reduce((sum, part) => sum + part, 0)
  const remainders = shares
    .map((share, place) => ({ place, rest: share - (whole[place] as number) }))
    .toSorted((a, b) => (Math.abs(a.rest - b.rest) <= nearness(size) ? a.place - b.place : b.rest - a.rest))
  const lucky = new Set(remainders.slice(0, left).map((one) => one.place))
  return whole.map((part, place) => withoutNegativeZero(sign * (part + (lucky.has(place) ? 1 : 0))))
}

/** The whole öre of a share; a share that misses a whole öre by what doubles cannot hold has it. */
function wholePart(share: number): number {
  const nearest = Math.round(share)
  return Math.abs(share - nearest) <= nearness(share) ? nearest : Math.floor(share)
}

const nearness = (size: number): number => Math.max(SAME, Math.abs(size) * 1e-14)

const withoutNegativeZero = (value: number): number => (value === 0 ? 0 : value)
