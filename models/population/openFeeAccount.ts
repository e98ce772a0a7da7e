import { ASSUMPTIONS } from './assumptions.ts'
import { MONTHS_BEFORE } from './Calendar.ts'

/** What a person has paid in fees, year by year. */
export interface FeeAccount {
  /** What is left to pay of a fee in a month, by its place among the months. */
  readonly due: (month: number, fee: number) => number
  readonly pay: (month: number, amount: number) => void
}

const FREE_BELOW = 18
const FREE_FROM = 85

/**
 * A person's fees: free for the young and the old, and when the year's ceiling is reached.
 *
 * @example
 * openFeeAccount(40).due(6, 200) // => 200
 * openFeeAccount(17).due(6, 200) // => 0
 */
export function openFeeAccount(age: number): FeeAccount {
  const isFree = age < FREE_BELOW || age >= FREE_FROM
  const paid: [number, number] = [0, 0]
  const yearOf = (month: number): 0 | 1 => (month < MONTHS_BEFORE ? 0 : 1)
  return {
    due: (month, fee) => (isFree ? 0 : Math.min(fee, ASSUMPTIONS.fees.value.ceiling - paid[yearOf(month)])),
    pay: (month, amount) => {
      paid[yearOf(month)] += amount
    },
  }
}
