/** What is small, what dominates, and what becomes of it. */
export interface DisclosureRules {
  /** Cells of fewer patients than this are hidden. */
  readonly fewest: number
  /** A cell of money is hidden where one contributor has more than this share of it; absent: no such rule. */
  readonly largestShare?: number | undefined
  /**
   * The p % rule: an amount is hidden where the second largest contributor could tell the largest to within this share of it, for it
   * knows its own; absent: no such rule.
   */
  readonly within?: number | undefined
  /** Whether a cell without any patient is shown as 0, or hidden like a small one. */
  readonly zeros: 'shown' | 'hidden'
  /** Counts are rounded to multiples of this in place of being hidden. */
  readonly roundTo?: 3 | 5 | 10 | undefined
  /** Are amounts by named clinic public whatever they rest on, or controlled like all else? */
  readonly payouts?: 'public' | 'controlled' | undefined
}

/** Fewer than five are hidden; that a group is empty is shown. */
export const DEFAULT_RULES: DisclosureRules = { fewest: 5, zeros: 'shown' }
