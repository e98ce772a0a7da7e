import type { Month } from '../../date/Month.ts'

/** Whole months of the calendar: a month, a quarter or a year. */
export interface Months {
  readonly first: Month
  readonly last: Month
}

/** What a clinic was paid, or what a model computes for it: one payment over a month, a quarter or a year, in whole öre. */
export interface PeriodAmount extends Months {
  readonly clinic: string
  readonly payment: string
  readonly ore: number
}
