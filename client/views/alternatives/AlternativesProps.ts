import type { Comparison, ComparisonState } from '../../comparison/Comparison.ts'

/** The way in which every part of a comparison changes what the address says. */
export type ChangeState = (update: (state: ComparisonState) => ComparisonState, how?: 'push' | 'replace') => void

/** What the cards, the lock and the rates are given. */
export interface AlternativesProps {
  readonly state: ComparisonState
  readonly change: ChangeState
  readonly comparison: Comparison
}
