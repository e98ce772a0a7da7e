import { firstDayOf, lastDayOf } from '../date/Month.ts'
import { type Batch, buildBatch } from './Batch.ts'
import { MONTHS_BEFORE } from './Calendar.ts'
import { countAtGoal } from './countAtGoal.ts'
import { type Measurements, MEASURED } from './drawMeasurements.ts'
import type { Region } from './drawRegion.ts'
import type { Tally } from './Tally.ts'

/** The indicators as delivered; the first two in the order of what is measured. */
export const INDICATORS = ['hba1c_at_goal', 'blood_pressure_at_goal', 'coverage'] as const
const COVERAGE = 2
/** Coverage looks over so many months, the others over a year. */
const COVERAGE_MONTHS = 6

/**
 * The indicators of each clinic at the end of each month of the year, counted from the patients: of the listed with the
 * condition and a value within twelve months, those whose last value is at the goal; and of the listed's outpatient
 * contacts of six months, those in primary care.
 */
export function* indicatorTable(region: Region, measurements: Measurements, tally: Tally): Generator<Batch> {
  const { places, calendar } = region
  const rows = buildBatch('indicators', [
    { name: 'clinic', type: 'word', words: places.clinics.map(({ id }) => id) },
    { name: 'indicator', type: 'word', words: INDICATORS },
    { name: 'month', type: 'integer' },
    { name: 'numerator', type: 'integer' },
    { name: 'denominator', type: 'integer' },
  ])
  for (let place = MONTHS_BEFORE; place < calendar.months.length; place += 1) {
    const month = calendar.months[place] ?? 0
    const atGoal = countAtGoal(region, measurements, lastDayOf(month))
    for (const [clinic, { opened = 0, closed = 99_991_231 }] of places.clinics.entries()) {
      if (opened > lastDayOf(month) || closed < firstDayOf(month)) continue
      for (const kind of MEASURED.keys()) {
        const cell = clinic * MEASURED.length + kind
        rows.add(clinic, kind, month, atGoal.numerators[cell] ?? 0, atGoal.denominators[cell] ?? 0)
      }
      const first = clinic * calendar.months.length + place - COVERAGE_MONTHS + 1
      rows.add(clinic, COVERAGE, month, sum(tally.primaryCare, first), sum(tally.outpatient, first))
    }
    if (rows.length() > 0) yield rows.take()
  }
}

function sum(cells: Float64Array, first: number): number {
  let all = 0
  for (let cell = first; cell < first + COVERAGE_MONTHS; cell += 1) all += cells[cell] ?? 0
  return all
}
