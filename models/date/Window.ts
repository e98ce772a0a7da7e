import type { Day } from './IsoDate.ts'
import { addMonths, firstDayOf, lastDayOf, type Month } from './Month.ts'
import type { Period } from './Period.ts'

/** The calendar's windows that a payment may be evaluated over. */
export type Over = 'month' | 'quarter' | 'year'

/** The day on which a month's list, age and conditions are read. */
export type CutOff = 'last day of previous month' | 'first day of month' | 'last day of month'

export const CUT_OFFS: readonly CutOff[] = ['last day of previous month', 'first day of month', 'last day of month']

/** One window of a payment: figures are read on its first day, facts at its last month's cut-off, paid in its last month. */
export interface Window {
  readonly first: Month
  readonly last: Month
  /** The cut-off of its last month. */
  readonly cutOff: Day
}

/**
 * How many months a window has.
 *
 * @example
 * monthsOf('quarter') // => 3
 */
export function monthsOf(over: Over): 1 | 3 | 12 {
  return over === 'month' ? 1 : over === 'quarter' ? 3 : 12
}

/**
 * The cut-off of one month.
 *
 * @example
 * cutOffOf(202603, 'last day of previous month') // => 20260228
 */
export function cutOffOf(month: Month, cutOff: CutOff): Day {
  switch (cutOff) {
    case 'last day of previous month':
      return lastDayOf(addMonths(month, -1))
    case 'first day of month':
      return firstDayOf(month)
    case 'last day of month':
      return lastDayOf(month)
  }
}

/**
 * The windows that are paid in a period: those whose last month lies in it. A period without one of those months gives
 * none, and the payment is then not settled.
 *
 * @example
 * windowsIn({ text: '2016-02', first: 201602, last: 201602 }, 'quarter', 'first day of month') // => []
 */
export function windowsIn(period: Period, over: Over, cutOff: CutOff): readonly Window[] {
  const length = monthsOf(over)
  const windows: Window[] = []
  for (let last = period.first; last <= period.last; last = addMonths(last, 1)) {
    if ((last % 100) % length !== 0) continue
    windows.push({ first: addMonths(last, 1 - length), last, cutOff: cutOffOf(last, cutOff) })
  }
  return windows
}

/**
 * The months that a fact looks over: so many months back that end with the cut-off.
 *
 * @example
 * lookBack(20260228, 6) // => { first: 202509, last: 202602 }
 */
export function lookBack(cutOff: Day, months: number): { readonly first: Month; readonly last: Month } {
  const month = Math.floor(cutOff / 100)
  const last = cutOff === lastDayOf(month) ? month : addMonths(month, -1)
  return { first: addMonths(last, 1 - months), last }
}
