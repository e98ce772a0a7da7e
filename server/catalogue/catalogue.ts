import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { projectRoot } from '../projectRoot.ts'

/** Everything in the catalogue, by the file's own name. */
export function catalogue(): readonly { readonly name: string; readonly path: string }[] {
  const root = join(projectRoot(), 'models', 'catalogue')
  if (!existsSync(root)) return []
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .toSorted()
    .map((path) => ({ name: basename(path, '.yaml'), path: join(root, path) }))
}
