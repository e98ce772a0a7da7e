/**
 * The word most likely meant: the one with the fewest letters different, if that is at most a third of them.
 *
 * @example
 * nearestWord('vist', ['phone', 'visit']) // => 'visit'
 */
export function nearestWord(written: string, words: readonly string[]): string | undefined {
  const differing = words
    .map((word) => ({ word, differ: lettersDifferent(written.toLowerCase(), word.toLowerCase()) }))
    .filter(({ word, differ }) => differ <= Math.max(word.length, written.length) / 3)
  return differing.toSorted((a, b) => a.differ - b.differ)[0]?.word
}

/** How many letters must be added, taken away, changed or swapped with their neighbour to make one word of the other. */
function lettersDifferent(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 20 || one.length > 100) return Number.POSITIVE_INFINITY
  let beforeLast: readonly number[] = []
  let last: readonly number[] = Array.from({ length: other.length + 1 }, (_, place) => place)
  for (let i = 0; i < one.length; i += 1) {
    const row = [i + 1]
    for (let j = 1; j <= other.length; j += 1) {
      const changed = (last[j - 1] ?? 0) + (one[i] === other[j - 1] ? 0 : 1)
      const isSwap = i > 0 && j > 1 && one[i] === other[j - 2] && one[i - 1] === other[j - 1]
      const swapped = isSwap ? (beforeLast[j - 2] ?? 0) + 1 : changed
      row.push(Math.min(changed, swapped, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1))
    }
    beforeLast = last
    last = row
  }
  return last[other.length] ?? 0
}
