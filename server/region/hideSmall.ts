/** One group of a table that is shown. */
interface Counted {
  readonly value: string
  readonly n: number
  readonly quantity: number
}

/** The same; what is hidden has no numbers. */
interface Shown {
  readonly value: string
  readonly n: number | null
  readonly quantity: number | null
}

/** Groups of fewer are not shown. */
export const SMALLEST_GROUP = 5

/**
 * Hides groups of fewer than five, and, where that would leave what is hidden to be found by subtraction from the total,
 * the smallest of the others too.
 *
 * @example
 * hideSmall([{ value: 'a', n: 3, quantity: 3 }, { value: 'b', n: 7, quantity: 7 }, { value: 'c', n: 9, quantity: 9 }])
 * // => [{ value: 'a', n: null, quantity: null }, { value: 'b', n: null, quantity: null }, { value: 'c', n: 9, quantity: 9 }]
 */
export function hideSmall(groups: readonly Counted[]): Shown[] {
  const hidden = new Set(groups.filter(({ n }) => n < SMALLEST_GROUP))
  const sum = (): number => [...hidden].reduce((total, { n }) => total + n, 0)
  const left = groups.filter((group) => !hidden.has(group)).toSorted((a, b) => a.n - b.n)
  while (hidden.size > 0 && (hidden.size === 1 || sum() < SMALLEST_GROUP) && left.length > 0)
    hidden.add(left.shift() as Counted)
  return groups.map((group) => (hidden.has(group) ? { value: group.value, n: null, quantity: null } : group))
}
