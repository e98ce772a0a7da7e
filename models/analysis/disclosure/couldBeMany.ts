/** A hidden number of patients, and what each of them adds to the sums that a reader knows. */
export interface HiddenNumber {
  readonly patients: number
  readonly weights: readonly number[]
}

/** A sum that a reader knows: Σ patients × weight, to within half of what it was rounded to. */
export interface KnownSum {
  readonly total: number
  readonly within: number
}

/** So many combinations are tried; what is not found by then counts as not there, which hides more. */
const MOST_TRIED = 20_000

/**
 * Could one of some hidden numbers be `fewest` or more, for all that a reader knows who has their sums and every weight?
 * With two unlike weights a sum in kronor and öre often has one solution in whole patients; the bounds of a linear program
 * do not see that, so whole numbers are tried. A hidden number is known to be 1 at least.
 *
 * @example
 * // 3 × 100 + 4 × 250 = 1 300 has one other solution, 8 × 100 + 2 × 250.
 * couldBeMany([{ patients: 3, weights: [100] }, { patients: 4, weights: [250] }], [{ total: 1300, within: 0.005 }], { of: 0, fewest: 5 }) // => true
 * couldBeMany([{ patients: 3, weights: [100] }, { patients: 4, weights: [250] }], [{ total: 1300, within: 0.005 }], { of: 1, fewest: 5 }) // => false
 */
export function couldBeMany(
  hidden: readonly HiddenNumber[],
  sums: readonly KnownSum[],
  { of, fewest }: { readonly of: number; readonly fewest: number },
): boolean {
  const first = hidden[of]
  if (!first || sums.length === 0) return first !== undefined
  // The heaviest first: the last is found by division, and the lighter it is the likelier it fits.
  const others = hidden.filter((_, place) => place !== of).toSorted((a, b) => heaviest(b) - heaviest(a))
  const order = [first, ...others]
  const left = sums.map(({ total }) => total)
  let tried = 0
  return search(0)

  function search(place: number): boolean {
    const one = order[place]
    if (!one) return sums.every(({ within }, at) => Math.abs(left[at] ?? 0) <= within)
    const least = place === 0 ? fewest : 1
    if (place === order.length - 1) return divided(one, least)
    for (const number of near(Math.max(one.patients, least), { least, most: Math.max(4 * fewest, 2 * one.patients) })) {
      tried += 1
      if (tried > MOST_TRIED) return false
      take(one, number)
      const found = search(place + 1)
      take(one, -number)
      if (found) return true
    }
    return false
  }

  function divided(one: HiddenNumber, least: number): boolean {
    const at = one.weights.findIndex((weight) => weight !== 0)
    const number = at === -1 ? least : Math.round((left[at] ?? 0) / (one.weights[at] ?? 1))
    return (
      number >= least &&
      sums.every(({ within }, sum) => Math.abs((left[sum] ?? 0) - number * (one.weights[sum] ?? 0)) <= within)
    )
  }

  function take({ weights }: HiddenNumber, number: number): void {
    weights.forEach((weight, sum) => (left[sum] = (left[sum] ?? 0) - number * weight))
  }
}

const heaviest = ({ weights }: HiddenNumber): number => Math.max(0, ...weights.map(Math.abs))

/** Whole numbers between bounds, nearest first. */
function* near(start: number, { least, most }: { readonly least: number; readonly most: number }): Generator<number> {
  for (let away = 0; start - away >= least || start + away <= most; away += 1) {
    if (start + away <= most) yield start + away
    if (away > 0 && start - away >= least) yield start - away
  }
}
