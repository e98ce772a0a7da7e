/**
 * A set of conditions, given as bits in the order of those that the dataset has, as bits in the order of the words that are asked for.
 * What the dataset has nothing of is in no set.
 */
export function askedBits(words: readonly string[], known: readonly string[]): (set: number) => number {
  const bits = words.flatMap((word, bit) => {
    const place = known.indexOf(word)
    return place < 0 ? [] : [{ from: 1 << place, to: 1 << bit }]
  })
  return (set) => bits.reduce((sum, { from, to }) => ((set & from) === 0 ? sum : sum + to), 0)
}
