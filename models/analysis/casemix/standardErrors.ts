import type { Effects } from './estimateEffects.ts'
import { expectedCost } from './expectedCost.ts'
import { type Placed, zeros } from './Sums.ts'

/**
 * Standard errors of the effects, in öre, by the places of `kept`. They allow for costs that spread more in some groups
 * than in others, as costs do: White's estimator with the correction n / (n − p), known as HC1.
 *
 * Source: MacKinnon and White, Journal of Econometrics 1985;29:305–325.
 */
export function standardErrors(rows: readonly Placed[], estimate: Effects): readonly number[] {
  const { inverse, kept } = estimate
  const placeOf = new Map(kept.map((group, place) => [group, place]))
  const meat = kept.map(() => zeros(kept.length))
  let n = 0
  for (const { places, persons } of rows) {
    const square = persons.n * (persons.cost - expectedCost(places, estimate)) ** 2
    const own = places.flatMap((place) => placeOf.get(place) ?? [])
    for (const one of own) {
      const row = meat[one] as number[]
      for (const other of own) row[other] = (row[other] ?? 0) + square
    }
    n += persons.n
  }
  return inverse.map((row) => {
    const left = meat.map((_, column) => row.reduce((sum, value, k) => sum + value * (meat[k]?.[column] ?? 0), 0))
    const variance = left.reduce((sum, value, k) => sum + value * (row[k] ?? 0), 0)
    return Math.sqrt((Math.max(0, variance) * n) / (n - kept.length))
  })
}
