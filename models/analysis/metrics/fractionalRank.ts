/**
 * Each one's place in a row from least to greatest, as a share of the row: (i − ½) / n. Those who are alike share the mean
 * of their places, so that the order in which they came says nothing.
 *
 * @example
 * fractionalRank([30, 10, 20, 40]) // => [0.625, 0.125, 0.375, 0.875]
 * fractionalRank([10, 10]) // => [0.5, 0.5]
 */
export function fractionalRank(values: readonly number[]): readonly number[] {
  const order = values.map((_, place) => place).toSorted((one, other) => at(one) - at(other))
  const ranks = values.map(() => 0)
  for (let first = 0, last = 0; first < order.length; first = last) {
    while (last < order.length && at(order[last] as number) === at(order[first] as number)) last += 1
    for (const place of order.slice(first, last)) ranks[place] = (first + last) / (2 * values.length)
  }
  return ranks

  function at(place: number): number {
    return values[place] as number
  }
}
