import type { Day } from '../date/IsoDate.ts'
import { addMonths, firstDayOf } from '../date/Month.ts'
import { ASSUMPTIONS } from './assumptions.ts'
import { bitOf } from './drawConditions.ts'
import { listedAt } from './drawListings.ts'
import { MEASURED, type Measurements } from './drawMeasurements.ts'
import type { Region } from './drawRegion.ts'

/** By clinic and kind of measurement: clinic × kinds + kind. */
export interface AtGoal {
  readonly denominators: Float64Array
  readonly numerators: Float64Array
}

/**
 * Who of the listed has the condition and a value within the twelve months that end with a day, and whose last is at
 * the goal.
 */
export function countAtGoal(region: Region, { person, kind, date, value }: Measurements, to: Day): AtGoal {
  const { places, conditions, listings } = region
  const denominators = new Float64Array(places.clinics.length * MEASURED.length)
  const numerators = new Float64Array(places.clinics.length * MEASURED.length)
  const from = firstDayOf(addMonths(Math.floor(to / 100), -11))
  const diabetes = bitOf('diabetes')
  const has = [diabetes, diabetes | bitOf('hypertension')]
  const goals = MEASURED.map((name) => ASSUMPTIONS.goals.value[name])
  for (let row = 0; row < person.length; row += 1) {
    const own = person[row] ?? 0
    const what = kind[row] ?? 0
    const day = date[row] ?? 0
    if (day < from || day > to || ((conditions[own] ?? 0) & (has[what] ?? 0)) === 0) continue
    const isLast = person[row + 1] !== own || kind[row + 1] !== what || (date[row + 1] ?? 0) > to
    const clinic = isLast ? listedAt(listings, own, to) : -1
    if (clinic < 0) continue
    const cell = clinic * MEASURED.length + what
    denominators[cell] = (denominators[cell] ?? 0) + 1
    if ((value[row] ?? 0) <= (goals[what] ?? 0)) numerators[cell] = (numerators[cell] ?? 0) + 1
  }
  return { denominators, numerators }
}
