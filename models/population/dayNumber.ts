import type { Day } from '../date/IsoDate.ts'

/**
 * How many days after 1 March of the year 0, so that days can be added. Whole numbers alone, and no clock.
 *
 * @example
 * dayNumber(20160301) - dayNumber(20160228) // => 2
 */
export function dayNumber(day: Day): number {
  const month = Math.floor(day / 100) % 100
  const year = Math.floor(day / 10_000) - (month <= 2 ? 1 : 0)
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)
  return year * 365 + leapDays + Math.floor((153 * ((month + 9) % 12) + 2) / 5) + (day % 100) - 1
}

/**
 * The day of such a number.
 *
 * @example
 * dayFrom(dayNumber(20160229)) // => 20160229
 */
export function dayFrom(number: number): Day {
  const era = Math.floor(number / 146_097)
  const inEra = number - era * 146_097
  const leapDays = Math.floor(inEra / 1460) - Math.floor(inEra / 36_524) + Math.floor(inEra / 146_096)
  const yearInEra = Math.floor((inEra - leapDays) / 365)
  const inYear = inEra - (365 * yearInEra + Math.floor(yearInEra / 4) - Math.floor(yearInEra / 100))
  const fromMarch = Math.floor((5 * inYear + 2) / 153)
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  const year = yearInEra + era * 400 + (month <= 2 ? 1 : 0)
  return year * 10_000 + month * 100 + inYear - Math.floor((153 * fromMarch + 2) / 5) + 1
}

/**
 * The day so many days later (or earlier).
 *
 * @example
 * addDays(20161231, 1) // => 20170101
 */
export function addDays(day: Day, count: number): Day {
  return dayFrom(dayNumber(day) + count)
}
