/**
 * Shares a whole number by weights, the rest to the largest remainders; of equal ones to the earlier.
 *
 * @example
 * apportion(10, [1, 1, 2]) // => [3, 2, 5]
 */
export function apportion(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const exact = weights.map((weight) => (total * weight) / sum)
  const shares = exact.map(Math.floor)
  const left = total - shares.reduce((all, share) => all + share, 0)
  const remainder = (place: number): number => (exact[place] ?? 0) - (shares[place] ?? 0)
  const places = weights.map((_, place) => place).toSorted((a, b) => remainder(b) - remainder(a) || a - b)
  const favoured = new Set(places.slice(0, left))
  return shares.map((share, place) => share + (favoured.has(place) ? 1 : 0))
}
