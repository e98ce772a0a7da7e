import { type Day, dayOf, daysInMonth, type IsoDate, isDate } from '../date/IsoDate.ts'
import type { Month } from '../date/Month.ts'
import { type Period, readPeriod } from '../date/Period.ts'
import type { Raw } from './Raw.ts'
import type { Report } from './Report.ts'
import { readScalar } from './readWords.ts'

/** Reads a day of the calendar. */
export function readDate(raw: Raw | undefined, report: Report): IsoDate | undefined {
  const scalar = readScalar(raw, 'a date, such as `2026-01-31`', report)
  if (scalar === undefined) return undefined
  if (isDate(scalar.text)) return scalar.text
  const message = `\`${scalar.text.slice(0, 40)}\` is not a date of the calendar.`
  return report.error('wrong-date', scalar.place, message, { hint: 'A date is written `2026-01-31`.' })
}

/** Reads a day of the calendar as the whole number that rows hold. */
export function readDay(raw: Raw | undefined, report: Report): Day | undefined {
  const date = readDate(raw, report)
  return date === undefined ? undefined : dayOf(date)
}

/** Reads the first day of a month: what a figure or a model begins on. */
export function readFirstOfMonth(raw: Raw | undefined, report: Report): IsoDate | undefined {
  const date = readDate(raw, report)
  if (raw === undefined || date === undefined || date.endsWith('-01')) return date
  const message = `Figures change on the first of a month, not on \`${date}\`.`
  return report.error('wrong-date', raw.place, message, {
    hint: `Write \`${date.slice(0, 8)}01\`, or the month after.`,
  })
}

/** Reads the last day of a month: what a model ends on. */
export function readLastOfMonth(raw: Raw | undefined, report: Report): IsoDate | undefined {
  const date = readDate(raw, report)
  if (raw === undefined || date === undefined) return undefined
  const last = `${date.slice(0, 8)}${daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)))}`
  if (date === last) return date
  return report.error('wrong-date', raw.place, `A model ends on the last of a month, not on \`${date}\`.`, {
    hint: `Write \`${last}\`.`,
  })
}

/** Reads a month, `2026-03`. */
export function readMonth(raw: Raw | undefined, report: Report): Month | undefined {
  const scalar = readScalar(raw, 'a month, such as `2026-03`', report)
  if (scalar === undefined) return undefined
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(scalar.text)) return Number(scalar.text.replace('-', ''))
  const message = `\`${scalar.text.slice(0, 40)}\` is not a month.`
  return report.error('wrong-date', scalar.place, message, { hint: 'A month is written `2026-03`.' })
}

/** Reads what a test pays for: a year, a quarter or a month. */
export function readPeriodOf(raw: Raw | undefined, report: Report): Period | undefined {
  const scalar = readScalar(raw, 'a period, such as `2026`', report)
  if (scalar === undefined) return undefined
  const period = readPeriod(scalar.text)
  if (period) return period
  const message = `\`${scalar.text.slice(0, 40)}\` is not a period.`
  return report.error('wrong-date', scalar.place, message, {
    hint: 'A period is written `2026`, `2026-Q1` or `2026-03`.',
  })
}

/** Reads months back to the cut-off: `over: 12 months`. */
export function readMonths(raw: Raw | undefined, report: Report): number | undefined {
  const scalar = readScalar(raw, 'a number of months, such as `12 months`', report)
  if (scalar === undefined) return undefined
  const match = /^(?:(1) month|([2-9]|[1-9]\d|1[01]\d|120) months)$/.exec(scalar.text)
  if (match) return Number(match[1] ?? match[2])
  const message = `\`${scalar.text.slice(0, 40)}\` is not a number of months.`
  return report.error('wrong-window', scalar.place, message, {
    hint: 'Write `1 month` or `12 months`; at most `120 months`.',
  })
}
