/** What is left of a weight after so many subtractions is none. */
const NOTHING = 1e-9

/**
 * Which unknowns a reader works out who knows some sums of them and every weight: each sum is given as the weights of the unknowns in
 * it. An unknown is worked out where no change of the others makes up for a change of it (Gaussian elimination).
 *
 * @example
 * // 1 000 a + 1 200 b and 500 a + 900 b give both; the first alone gives neither.
 * [...solvable([[1000, 1200], [500, 900]])] // => [0, 1]
 * [...solvable([[1000, 1200]])] // => []
 */
export function solvable(sums: readonly (readonly number[])[]): ReadonlySet<number> {
  const left = sums.map((weights) => {
    const largest = Math.max(...weights.map(Math.abs))
    return largest === 0 ? [...weights] : weights.map((weight) => weight / largest)
  })
  const pivots: number[] = []
  for (const column of (sums[0] ?? []).keys()) {
    const at = pivots.length
    const rest = left.slice(at).map((row) => Math.abs(row[column] ?? 0))
    const largest = Math.max(0, ...rest)
    if (largest <= NOTHING) continue
    const found = at + rest.indexOf(largest)
    const pivot = left[found] as number[]
    left[found] = left[at] as number[]
    const by = pivot[column] as number
    left[at] = pivot.map((weight) => weight / by)
    for (const [place, row] of left.entries()) {
      const factor = row[column] as number
      if (place === at || factor === 0) continue
      left[place] = row.map((weight, each) => weight - factor * ((left[at] as number[])[each] as number))
    }
    pivots.push(column)
  }
  return new Set(
    pivots.filter((own, place) =>
      left[place]?.every((weight, column) => column === own || Math.abs(weight) <= NOTHING),
    ),
  )
}
