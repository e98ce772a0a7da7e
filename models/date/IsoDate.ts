/** A day as it is written in documents and data: `2026-01-31`. Text, so that order by code unit is order in time. */
export type IsoDate = string

/** A day as one whole number, `20260131`: what tables of a dataset hold and SQL compares. */
export type Day = number

/**
 * The day as a whole number.
 *
 * @example
 * dayOf('2026-01-31') // => 20260131
 */
export function dayOf(date: IsoDate): Day {
  return Number(date.slice(0, 4)) * 10_000 + Number(date.slice(5, 7)) * 100 + Number(date.slice(8, 10))
}

/**
 * The day as it is written.
 *
 * @example
 * dateOf(20260131) // => '2026-01-31'
 */
export function dateOf(day: Day): IsoDate {
  const digits = String(day).padStart(8, '0')
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
}

/**
 * Is this a day of the calendar, written as ISO 8601 says? The 29th of February is one in leap years only.
 *
 * @example
 * isDate('2027-02-29') // => false
 */
export function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/**
 * How many days a month has.
 *
 * @example
 * daysInMonth(2028, 2) // => 29
 */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/**
 * Completed years on a day. Who is born on the 29th of February becomes a year older on the 1st of March.
 * The subtraction of the written digits is exact, and the same in SQL.
 *
 * @example
 * ageOn(20000229, 20010228) // => 0
 */
export function ageOn(birth: Day, day: Day): number {
  return Math.floor((day - birth) / 10_000)
}
