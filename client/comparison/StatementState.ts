import type { Letter } from './Comparison.ts'

/** What a statement's address says beside the comparison it belongs to. */
export interface StatementState {
  readonly clinic: string
  /** The alternative whose statement it is. */
  readonly of: Letter
  /** Another alternative or the period before, to stand beside it. */
  readonly beside?: Letter | 'before' | undefined
  readonly step: 'month' | 'quarter' | 'year'
  /** `2017-03`, `2017-Q1` or `2017`. */
  readonly at: string
  /** The payment that is open. */
  readonly open?: string | undefined
}
