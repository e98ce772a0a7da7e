import type { Day } from '../date/IsoDate.ts'
import { ASSUMPTIONS } from './assumptions.ts'
import { countAtGoal } from './countAtGoal.ts'
import { MEASURED, type Measurements } from './drawMeasurements.ts'
import type { Region } from './drawRegion.ts'

/**
 * The quality points that each clinic reaches on a day, in tenths: by a straight line between two bounds of each
 * indicator.
 */
export function qualityPoints(region: Region, measurements: Measurements, day: Day): readonly number[] {
  const { most, from, to } = ASSUMPTIONS.qualityPoints.value
  const { numerators, denominators } = countAtGoal(region, measurements, day)
  return region.places.clinics.map((_, clinic) => {
    const attained = [...MEASURED.keys()].map((kind) => {
      const cell = clinic * MEASURED.length + kind
      const share = (numerators[cell] ?? 0) / Math.max(1, denominators[cell] ?? 0)
      return Math.min(1, Math.max(0, (share - from) / (to - from)))
    })
    return Math.round((10 * most * attained.reduce((sum, one) => sum + one, 0)) / MEASURED.length)
  })
}
