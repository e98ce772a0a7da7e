import { join } from 'node:path'
import { builtFile } from '../programFile.ts'

/**
 * Where the small invented region lies that is committed with the program: as the build has imported it, which opens at once, or
 * its CSV files where any source is newer, which are imported each time they are opened.
 */
export function demonstrationFolder(): string {
  return join(builtFile(join('demonstration', 'datapackage.json'), DELIVERED), '..')
}

const DELIVERED = join('server', 'dataset', 'demonstration', 'datapackage.json')
