import { addMonths, firstDayOf, lastDayOf } from '../date/Month.ts'
import { type Batch, buildBatch } from './Batch.ts'
import { codedCaseMix } from './codedCaseMix.ts'
import type { Diagnoses } from './drawDiagnoses.ts'
import type { Measurements } from './drawMeasurements.ts'
import type { Region } from './drawRegion.ts'
import { countListed, factsOf } from './listedCounts.ts'
import { isOpen } from './Places.ts'
import { qualityPoints } from './qualityPoints.ts'

const FACTS = ['cni_raw', 'cni_relative', 'case_mix_relative', 'acg_mean', 'quality_points_reached'] as const

/**
 * Index, case mix and quality of each open clinic's list, month by month, counted at the cut-off on the last day of the
 * month before. Quality looks over a year of measurements, and is given from the first month that has one.
 */
export function* clinicFactTable(
  region: Region,
  { diagnoses, measurements }: { readonly diagnoses: Diagnoses; readonly measurements: Measurements },
): Generator<Batch> {
  const { places, calendar } = region
  const rows = buildBatch('clinic_facts', [
    { name: 'clinic', type: 'word', words: places.clinics.map(({ id }) => id) },
    { name: 'fact', type: 'word', words: FACTS },
    { name: 'month', type: 'integer' },
    { name: 'value', type: 'decimal', decimals: 6 },
  ])
  for (const month of calendar.months) {
    const facts = factsOf(countListed(region, month))
    const cutOff = lastDayOf(addMonths(month, -1))
    const coded = codedCaseMix(region, diagnoses, cutOff)
    const quality = cutOff < calendar.eve ? [] : qualityPoints(region, measurements, cutOff)
    for (const [clinic, { cniRaw, cniRelative, caseMixRelative }] of facts.entries()) {
      const place = places.clinics[clinic]
      if (!place || !isOpen(place, firstDayOf(month))) continue
      rows.add(clinic, 0, month, cniRaw)
      rows.add(clinic, 1, month, cniRelative)
      rows.add(clinic, 2, month, caseMixRelative)
      rows.add(clinic, 3, month, coded[clinic] ?? 0)
      const points = quality[clinic]
      if (points !== undefined) rows.add(clinic, 4, month, points * 100_000)
    }
    if (rows.length() > 0) yield rows.take()
  }
}
