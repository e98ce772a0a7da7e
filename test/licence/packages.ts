import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

/** A package that the project is built, tested or run with, for any platform. */
export interface Package {
  readonly name: string
  readonly licence: string
}

const Named = z.object({ name: z.string(), license: z.string().optional() })
const Lock = z.object({ packages: z.record(z.string(), z.object({ license: z.string().optional() })) })

/** Every package of the lock file, other platforms' included, by what it says of itself. */
export function lockedPackages(root: string): Package[] {
  const { packages } = Lock.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')))
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, { license }]) => ({ name: path.replace(/^.*node_modules\//, ''), licence: license ?? 'not declared' }))
}

/** Every package that is installed here, by its own package.json: a lock file can be edited, and can be stale. */
export function installedPackages(root: string): Package[] {
  const files = globSync(['node_modules/*/package.json', 'node_modules/@*/*/package.json'], { cwd: root })
  return files.map((file) => {
    const { name, license } = Named.parse(JSON.parse(readFileSync(join(root, file), 'utf8')))
    return { name, licence: license ?? 'not declared' }
  })
}
