import type { Day } from '../date/IsoDate.ts'
import { addMonths, type Month } from '../date/Month.ts'
import { dayFrom, dayNumber } from './dayNumber.ts'
import type { Chance } from './createChance.ts'

/** The days and months that a generated region spans. */
export interface Calendar {
  readonly year: number
  /** Diagnoses begin here: 18 months before the first cut-off. */
  readonly diagnosesFrom: Day
  /** Measurements begin here: 12 months before the first cut-off. */
  readonly measurementsFrom: Day
  /** Lists and contacts begin here: 6 months before the first cut-off. */
  readonly begin: Day
  /** The eve of the year, its first cut-off. */
  readonly eve: Day
  readonly end: Day
  /** The months from `begin` to `end`. */
  readonly months: readonly Month[]
}

/** How many of the months lie before the year. */
export const MONTHS_BEFORE = 6

/** The calendar of a region's year. */
export function calendarOf(year: number): Calendar {
  const first = (year - 1) * 100 + 7
  return {
    year,
    diagnosesFrom: (year - 2) * 10_000 + 701,
    measurementsFrom: (year - 1) * 10_000 + 101,
    begin: first * 100 + 1,
    eve: (year - 1) * 10_000 + 1231,
    end: year * 10_000 + 1231,
    months: Array.from({ length: 18 }, (_, place) => addMonths(first, place)),
  }
}

/** A day by chance, both ends included. */
export function dayBetween(from: Day, to: Day, chance: Chance): Day {
  const first = dayNumber(from)
  return dayFrom(first + chance.below(dayNumber(to) - first + 1))
}
