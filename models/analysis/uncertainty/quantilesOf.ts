/**
 * Quantiles of numbers: straight between neighbours at the place p × (N − 1) of the numbers in order. The numbers are moved
 * about, so that each of those places has its number, and are not put in order as a whole.
 *
 * @example
 * quantilesOf(Float64Array.of(40, 10, 30, 20), [0.5]) // => [25]
 */
export function quantilesOf(values: Float64Array, shares: readonly number[]): readonly number[] {
  const places = shares.map((share) => share * (values.length - 1))
  const wanted = [...new Set(places.flatMap((place) => [Math.floor(place), Math.ceil(place)]))].toSorted(
    (a, b) => a - b,
  )
  select(values, wanted, { from: 0, to: values.length - 1 })
  return places.map((place) => {
    const [low, high] = [values[Math.floor(place)] as number, values[Math.ceil(place)] as number]
    return low + (high - low) * (place - Math.floor(place))
  })
}

/** Brings the numbers of some places in order to these places. Source: C. A. R. Hoare, "Algorithm 65: Find", CACM 4 (1961). */
function select(
  values: Float64Array,
  wanted: readonly number[],
  within: { readonly from: number; readonly to: number },
): void {
  let { from, to } = within
  let places = wanted
  while (to > from && places.length > 0) {
    if (to - from < SMALL) {
      values.set(values.slice(from, to + 1).toSorted(), from)
      return
    }
    const { left, right } = parted(values, from, to)
    const [below, above] = [places.filter((place) => place <= left), places.filter((place) => place >= right)]
    if (below.length > 0 && above.length > 0) select(values, below, { from, to: left })
    if (above.length > 0) {
      from = right
      places = above
    } else {
      to = left
      places = below
    }
  }
}

/** So few are put in order at once. */
const SMALL = 48

/** Parts a stretch at the middle one of three of its numbers: up to `left` none is greater, from `right` on none is smaller. */
function parted(values: Float64Array, from: number, to: number): { readonly left: number; readonly right: number } {
  const pivot = middleOf(values[from] as number, values[(from + to) >>> 1] as number, values[to] as number)
  let [left, right] = [from, to]
  while (left <= right) {
    while ((values[left] as number) < pivot) left += 1
    while ((values[right] as number) > pivot) right -= 1
    if (left <= right) {
      const moved = values[left] as number
      values[left] = values[right] as number
      values[right] = moved
      left += 1
      right -= 1
    }
  }
  return { left: right, right: left }
}

const middleOf = (a: number, b: number, c: number): number => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))
