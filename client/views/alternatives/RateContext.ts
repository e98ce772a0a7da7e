import type { Rate } from '../../../server/contract/model.ts'
import type { Changes } from '../../../server/contract/pricing.ts'
import type { ChangeHow } from '../../fields/useTypedNumber.ts'

/** What every row of rates shares; it stays the same while rates change, so that a row is drawn anew for its own alone. */
export interface RateContext {
  /** A payment's name for people. */
  readonly labelOf: (payment: string) => string
  readonly onChange: (rate: Rate, value: number, how: ChangeHow) => void
}

/** What has become of the rates of a model. */
export interface RatesNow {
  readonly changes: Changes
  /** What the budget lock makes of a rate, by its name. */
  readonly solved: ReadonlyMap<string, number>
}

/** Quiet before a rate that is priced with the rows is sent to the server. */
export const SERVER_WAIT = 400
