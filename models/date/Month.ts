import { type Day, daysInMonth } from './IsoDate.ts'

/** A calendar month as one whole number, `202603`: the smallest unit of time in the program. */
export type Month = number

/**
 * The month so many months later (or earlier).
 *
 * @example
 * addMonths(202611, 3) // => 202702
 */
export function addMonths(month: Month, count: number): Month {
  const index = Math.floor(month / 100) * 12 + (month % 100) - 1 + count
  return Math.floor(index / 12) * 100 + (((index % 12) + 12) % 12) + 1
}

/**
 * How many months from the one to the other, 0 for the same.
 *
 * @example
 * monthsBetween(202611, 202702) // => 3
 */
export function monthsBetween(from: Month, to: Month): number {
  return (Math.floor(to / 100) - Math.floor(from / 100)) * 12 + (to % 100) - (from % 100)
}

/**
 * @example
 * firstDayOf(202603) // => 20260301
 */
export function firstDayOf(month: Month): Day {
  return month * 100 + 1
}

/**
 * @example
 * lastDayOf(202602) // => 20260228
 */
export function lastDayOf(month: Month): Day {
  return month * 100 + daysInMonth(Math.floor(month / 100), month % 100)
}

/**
 * The month as it is written.
 *
 * @example
 * writeMonth(202603) // => '2026-03'
 */
export function writeMonth(month: Month): string {
  return `${String(Math.floor(month / 100)).padStart(4, '0')}-${String(month % 100).padStart(2, '0')}`
}
