import { dirname, join } from 'node:path'
import { builtFile } from '../programFile.ts'
import { projectRoot } from '../projectRoot.ts'

const DELIVERED = join('server', 'dataset', 'demonstration', 'datapackage.json')

/**
 * Where the small invented region lies that is committed with the program: as the build has imported it, which opens at once, or
 * its CSV files where any source is newer, which are imported each time they are opened.
 */
export function demonstrationFolder(): string {
  return dirname(builtFile(join('demonstration', 'datapackage.json'), DELIVERED))
}

/** Its CSV files, as a region would deliver them. */
export function deliveredDemonstration(): string {
  return dirname(join(projectRoot(), DELIVERED))
}
