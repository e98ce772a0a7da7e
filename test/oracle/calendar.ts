import type { Day, IsoDate } from '../../models/date/IsoDate.ts'
import type { Month } from '../../models/date/Month.ts'
import type { CutOff, Over } from '../../models/date/Window.ts'

/** The months that something looks over, first to last. */
export type Months = readonly Month[]

/** A window of a payment, written again for the oracle. */
export interface PaidWindow {
  readonly months: Months
  readonly cutOff: Day
}

/** The one month after. */
export function monthAfter(month: Month): Month {
  return month % 100 === 12 ? month + 89 : month + 1
}

/** The one month before. */
export function monthBefore(month: Month): Month {
  return month % 100 === 1 ? month - 89 : month - 1
}

/**
 * So many months, the last of which is given.
 *
 * @example
 * monthsUpTo(202602, 3) // => [202512, 202601, 202602]
 */
export function monthsUpTo(last: Month, count: number): Months {
  const months = [last]
  while (months.length < count) months.unshift(monthBefore(months[0] as Month))
  return months
}

/** The months of a period as it is written: `2016`, `2016-Q1` or `2016-03`. */
export function monthsOfPeriod(period: string): Months {
  const january = Number(period.slice(0, 4)) * 100 + 1
  if (period.length === 4) return monthsUpTo(january + 11, 12)
  if (period.charAt(5) === 'Q') return monthsUpTo(january + Number(period.charAt(6)) * 3 - 1, 3)
  return [january - 1 + Number(period.slice(5))]
}

/** The calendar's windows whose last month lies in the period. */
export function windowsOf(period: string, over: Over, cutOff: CutOff): readonly PaidWindow[] {
  return monthsOfPeriod(period)
    .filter((month) => (month % 100) % lengthOf(over) === 0)
    .map((last) => windowEnding(last, over, cutOff))
}

export function windowEnding(last: Month, over: Over, cutOff: CutOff): PaidWindow {
  return { months: monthsUpTo(last, lengthOf(over)), cutOff: cutOffDay(last, cutOff) }
}

export function lengthOf(over: Over): number {
  return { month: 1, quarter: 3, year: 12 }[over]
}

export function firstMonth(window: PaidWindow): Month {
  return window.months[0] as Month
}

export function lastMonth(window: PaidWindow): Month {
  return window.months[window.months.length - 1] as Month
}

/** The day on which a month's list, age and conditions are read. */
export function cutOffDay(month: Month, cutOff: CutOff): Day {
  if (cutOff === 'first day of month') return month * 100 + 1
  if (cutOff === 'last day of month') return lastDay(month)
  return lastDay(monthBefore(month))
}

/** So many whole months back to the cut-off: the cut-off's own month only when the cut-off is its last day. */
export function monthsBack(cutOff: Day, count: number): Months {
  const month = Math.floor(cutOff / 100)
  return monthsUpTo(cutOff === lastDay(month) ? month : monthBefore(month), count)
}

/** The first day of a month as a document writes it. */
export function firstDate(month: Month): IsoDate {
  const digits = String(month)
  return `${digits.slice(0, 4)}-${digits.slice(4)}-01`
}

/** The last day of a month, by the calendar of the machine, which the models' own arithmetic does not use. */
export function lastDay(month: Month): Day {
  return month * 100 + new Date(Date.UTC(Math.floor(month / 100), month % 100, 0)).getUTCDate()
}
