import type { DisclosureRules } from '../../models/index.ts'
import type { ReleaseLog } from './ReleaseLog.ts'

/** That what leaves is controlled, by which rules, and where it is written down. */
export interface Disclosure {
  readonly rules: DisclosureRules
  readonly log: ReleaseLog
}
