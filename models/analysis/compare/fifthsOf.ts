/**
 * Which fifth each value is in, 1 the lowest to 5 the highest. Equal values share a fifth, so fifths need not be of
 * equal size; a value that is missing is in none.
 *
 * @example
 * fifthsOf([50, 10, 20, 30, 40]) // => [5, 1, 2, 3, 4]
 * fifthsOf([1, null, 1]) // => [1, null, 1]
 */
export function fifthsOf(values: readonly (number | null)[]): readonly (number | null)[] {
  const known = values.filter((value) => value !== null).toSorted((a, b) => a - b)
  const fifths = new Map<number, number>()
  known.forEach((value, rank) => {
    if (!fifths.has(value)) fifths.set(value, 1 + Math.floor((5 * rank) / known.length))
  })
  return values.map((value) => (value === null ? null : (fifths.get(value) ?? null)))
}
