import { monthsBetween, writeMonth } from '../../date/Month.ts'
import type { Months } from './PeriodAmount.ts'

/**
 * A month, a quarter or a year as periods are written everywhere.
 *
 * @example
 * writeMonths({ first: 201703, last: 201703 }) // => '2017-03'
 * writeMonths({ first: 201704, last: 201706 }) // => '2017-Q2'
 * writeMonths({ first: 201701, last: 201712 }) // => '2017'
 */
export function writeMonths({ first, last }: Months): string {
  const year = String(Math.floor(first / 100)).padStart(4, '0')
  switch (monthsBetween(first, last)) {
    case 0:
      return writeMonth(first)
    case 2:
      return `${year}-Q${Math.ceil((last % 100) / 3)}`
    default:
      return year
  }
}
