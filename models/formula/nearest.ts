/**
 * The name that an author most likely meant: the one with the fewest letters different, if that is at most a third.
 * Of several, the first.
 *
 * @example
 * nearest('indicator.attaned', ['indicator.goal', 'indicator.attained']) // => 'indicator.attained'
 * nearest('speed', ['patient.age', 'visit_fee']) // => undefined
 */
export function nearest(written: string, names: Iterable<string>): string | undefined {
  let best: string | undefined
  let fewest = Number.POSITIVE_INFINITY
  for (const name of names) {
    const most = Math.floor(Math.max(written.length, name.length) / 3)
    if (Math.abs(written.length - name.length) > Math.min(most, fewest - 1)) continue
    const differ = lettersDifferent(written, name, Math.min(most, fewest - 1))
    if (differ === undefined) continue
    best = name
    fewest = differ
  }
  return best
}

/**
 * How many letters must be added, taken away, changed or swapped with their neighbour to make one word of the other;
 * nothing as soon as that is more than `most`.
 */
function lettersDifferent(one: string, other: string, most: number): number | undefined {
  let beforeLast: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1]
      const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      const changed = (last[j - 1] ?? 0) + (isSame ? 0 : 1)
      const swapped = isSwap ? (beforeLast[j - 2] ?? 0) + 1 : changed
      row.push(Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, changed, swapped))
    }
    if (row.every((count) => count > most) && last.every((count) => count > most)) return undefined
    beforeLast = last
    last = row
  }
  const differ = last[other.length] ?? 0
  return differ <= most ? differ : undefined
}
