import type { Letter } from '../../comparison/Comparison.ts'
import type { Problem } from '../../../server/contract/Problem.ts'
import type { Label } from '../../../server/contract/Label.ts'
import type { PaidPeriod } from '../../statement/PaidLine.ts'

/** What a statement is held against, in whatever state it is. */
export type Side =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly problem: Problem; readonly retry: () => void }
  /** The dataset does not reach so far back. */
  | { readonly state: 'absent' }
  | { readonly state: 'ready'; readonly paid: PaidPeriod }

/** Another alternative of the comparison, for the same period. */
export interface OtherAlternative {
  readonly letter: Letter
  readonly label: Label
  readonly side: Side
}
