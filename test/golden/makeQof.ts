import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPoints } from './qof/readPoints.ts'
import { writeQof } from './qof/writeQof.ts'

/** The document of the Quality and Outcomes Framework, by its path in the catalogue, made from the published points. */
export function makeQof(folder: string): ReadonlyMap<string, string> {
  return new Map([['england/qof_points.yaml', writeQof(readPoints(folder))]])
}

// `node test/golden/makeQof.ts` writes it anew.
if (import.meta.main) {
  const root = join(import.meta.dirname, '..', '..')
  const shared = process.env['KAPITERA_SHARED'] ?? join(root, '..', 'shared')
  for (const [path, text] of makeQof(join(shared, 'data', 'england'))) {
    writeFileSync(join(root, 'models', 'catalogue', path), text)
  }
}
