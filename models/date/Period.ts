import { addMonths, type Month } from './Month.ts'

/** What a run pays for: a year, a quarter or a month, `2016`, `2016-Q1` or `2016-03`. */
export interface Period {
  readonly text: string
  readonly first: Month
  readonly last: Month
}

/**
 * Reads a period; nothing if it is none. Months are counted from the year 1000 on: before the year 0 their numbers have no order.
 *
 * @example
 * readPeriod('2016-Q2')?.last // => 201606
 */
export function readPeriod(text: string): Period | undefined {
  const match = /^([1-9]\d{3})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(text)
  if (!match) return undefined
  const january = Number(match[1]) * 100 + 1
  if (match[2]) {
    const first = addMonths(january, (Number(match[2]) - 1) * 3)
    return { text, first, last: addMonths(first, 2) }
  }
  if (match[3]) return { text, first: january + Number(match[3]) - 1, last: january + Number(match[3]) - 1 }
  return { text, first: january, last: january + 11 }
}
