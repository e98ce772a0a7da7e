import type { StatementState } from '../comparison/StatementState.ts'

/** How long a statement is. */
export type Step = StatementState['step']

export const STEPS: readonly Step[] = ['month', 'quarter', 'year']

const MONTHS_OF: Readonly<Record<Step, number>> = { month: 1, quarter: 3, year: 12 }

/** Months between two, both included, as `2017-03`, which sort as they follow. */
export interface Span {
  readonly first: string
  readonly last: string
}

/** Is it a year, a quarter or a month? An address may say anything. */
export function isPeriod(text: string): boolean {
  return /^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$/.test(text)
}

/**
 * The step of a period as an address writes it.
 *
 * @example
 * stepOf('2017-Q1') // => 'quarter'
 */
export function stepOf(at: string): Step {
  return at.includes('Q') ? 'quarter' : at.includes('-') ? 'month' : 'year'
}

/**
 * The months of a period.
 *
 * @example
 * spanOf('2017-Q2') // => { first: '2017-04', last: '2017-06' }
 */
export function spanOf(at: string): Span {
  const [year = at, part] = at.split('-')
  if (part === undefined) return { first: `${year}-01`, last: `${year}-12` }
  if (!part.startsWith('Q')) return { first: at, last: at }
  const last = 3 * Number(part.slice(1))
  return { first: monthText(year, last - 2), last: monthText(year, last) }
}

/**
 * The period of a step that a month lies in.
 *
 * @example
 * periodAt('quarter', '2017-05') // => '2017-Q2'
 */
export function periodAt(step: Step, month: string): string {
  const [year = month, number = '1'] = month.split('-')
  switch (step) {
    case 'month':
      return month
    case 'quarter':
      return `${year}-Q${Math.ceil(Number(number) / 3)}`
    case 'year':
      return year
  }
}

/**
 * The period of the same length before.
 *
 * @example
 * periodBefore('2017-01') // => '2016-12'
 */
export function periodBefore(at: string): string {
  const step = stepOf(at)
  return periodAt(step, addMonths(spanOf(at).first, -MONTHS_OF[step]))
}

/** Every period of a step in these years, in order. */
export function periodsOf(step: Step, years: readonly string[]): readonly string[] {
  return years.toSorted().flatMap((year) => [...new Set(monthsOf(spanOf(year)).map((month) => periodAt(step, month)))])
}

/** Every month of a span, in order. */
export function monthsOf({ first, last }: Span): readonly string[] {
  const months: string[] = []
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month)
  return months
}

/**
 * The window of a payment's length that ends in a month or first after it.
 *
 * @example
 * windowEnding('year', '2017-03') // => { first: '2017-01', last: '2017-12' }
 */
export function windowEnding(over: string, month: string): Span {
  return spanOf(periodAt(STEPS.find((step) => step === over) ?? 'month', month))
}

/** Does the one lie within the other? */
export function isWithin(inner: Span, outer: Span): boolean {
  return inner.first >= outer.first && inner.last <= outer.last
}

/**
 * A month so many before or after.
 *
 * @example
 * addMonths('2017-01', -1) // => '2016-12'
 */
export function addMonths(month: string, count: number): string {
  const [year = '0', number = '1'] = month.split('-')
  const total = Number(year) * 12 + Number(number) - 1 + count
  return monthText(String(Math.floor(total / 12)), (total % 12) + 1)
}

function monthText(year: string, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`
}
