import { drawAreas } from './drawAreas.ts'
import { drawClinics } from './drawClinics.ts'
import type { Places } from './Places.ts'
import type { RegionOptions } from './RegionOptions.ts'

/** The clinics and the areas of a region. */
export function drawPlaces(options: RegionOptions): Places {
  const clinics = drawClinics(options)
  return { clinics, areas: drawAreas(clinics, options.seed) }
}
