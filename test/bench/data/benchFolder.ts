import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../../server/projectRoot.ts'

/** What was generated and imported is kept here, so that another measurement begins at once. */
export const benchFolder: string = join(projectRoot(), '.kapitera', 'bench')

/**
 * The path of something kept, made first where it is absent. It gets its name when it is whole, so that what was
 * interrupted is made again.
 */
export async function keptAt(name: string, make: (path: string) => unknown): Promise<string> {
  const path = join(benchFolder, name)
  if (existsSync(path)) return path
  mkdirSync(benchFolder, { recursive: true })
  const unfinished = `${path}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  await make(unfinished)
  renameSync(unfinished, path)
  return path
}

/** Takes away what was kept, so that all is generated and imported again: an import may since make other files. */
export function forgetAll(): void {
  rmSync(benchFolder, { recursive: true, force: true })
}
