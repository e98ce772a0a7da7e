import { DEFAULT_RULES, type DisclosureRules, mergeLines } from '../../models/index.ts'

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

/** How many a group was of when it was last shown, if it was. */
export type ShownBefore = (value: string) => number | undefined

/** Both sums of a table are shown as they are. */
const EXACTLY = [1e-6, 1e-6]

/**
 * Hides groups of fewer than five, and as many others as it takes that nobody finds them: neither by subtraction from the
 * totals of rows and quantity, nor by solving those two sums for the known weights. `isProtected` is false where hiding
 * all is not enough; the total must then be hidden too.
 *
 * @example
 * hideSmall([{ value: 'a', n: 3, quantity: 3 }, { value: 'b', n: 7, quantity: 7 }, { value: 'c', n: 9, quantity: 9 }]).rows
 * // => [{ value: 'a', n: null, quantity: null }, { value: 'b', n: null, quantity: null }, { value: 'c', n: 9, quantity: 9 }]
 */
export function hideSmall(
  groups: readonly Counted[],
  { rules = DEFAULT_RULES, before }: { readonly rules?: DisclosureRules; readonly before?: ShownBefore } = {},
): { readonly rows: Shown[]; readonly isProtected: boolean } {
  const lines = groups.map(({ value, n, quantity }) => ({
    name: value,
    windows: [{ patients: n, adds: [n, quantity], before: before?.(value) }],
  }))
  const { merged, isProtected } = mergeLines(lines, rules, EXACTLY)
  return {
    rows: groups.map((group) => (merged.has(group.value) ? { value: group.value, n: null, quantity: null } : group)),
    isProtected,
  }
}
