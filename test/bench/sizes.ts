/**
 * What was counted, in short, so that two countings can be compared: of each count how many groups there are, and the sums of
 * their patients and of the squares of these.
 *
 * @param counts of each count, the patients in each group
 */
export function sizesOf(counts: readonly (readonly number[])[]): readonly string[] {
  return counts
    .map((groups) => {
      const sum = (of: (n: number) => number): number => groups.reduce((all, n) => all + of(n), 0)
      return [groups.length, sum((n) => n), sum((n) => n * n)].join(' ')
    })
    .toSorted()
}
