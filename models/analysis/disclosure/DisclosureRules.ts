/** What is small, what dominates, and what becomes of it. */
export interface DisclosureRules {
  /** Cells of fewer patients than this are hidden. */
  readonly fewest: number
  /** The (n, k) rules: a cell of money is hidden where its n largest contributors have more than a share of it; absent: no such rule. */
  readonly dominance?: readonly Dominance[] | undefined
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

/** An (n, k) rule of dominance (Hundepool et al. 2012, section 4.2.1). */
export interface Dominance {
  /** So many of the largest contributors together; `MOST_CONTRIBUTORS` at most. */
  readonly n: number
  /** May have no more than this share, k per cent, of the cell. */
  readonly share: number
}

/** Of a cell so many of the largest contributors are looked at. */
export const MOST_CONTRIBUTORS = 5

/** Fewer than five are hidden; that a group is empty is shown. */
export const DEFAULT_RULES: DisclosureRules = { fewest: 5, zeros: 'shown' }
