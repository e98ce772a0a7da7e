import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * The folder of the project, whether this runs from its sources or from the bundle in `dist`, where a path relative to
 * the file would differ. What the program reads beside its code (the catalogue, the page) is found from here.
 */
export function projectRoot(start: string = import.meta.dirname): string {
  const manifest = join(start, 'package.json')
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'kapitera') return start
  const parent = dirname(start)
  if (parent === start) throw new Error('No folder above the program has the package.json of kapitera.')
  return projectRoot(parent)
}
