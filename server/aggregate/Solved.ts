import type { Counted } from '../../models/index.ts'
import type { Kind } from './domainOf.ts'
import type { unseenChanges } from './eliminate.ts'

/** One count of the plan, solved as far as the margins allow. */
export interface Solved {
  readonly kinds: readonly Kind[]
  readonly counted: Counted
  /** Kinds that every table counts alike are one unknown: for each kind, its unknown, or -1 where there are none. */
  readonly unknownOf: readonly number[]
  readonly unseen: ReturnType<typeof unseenChanges>
}
