import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { openCounty } from '../server/region/openCounty.ts'
import { removeOwnFolders } from './browser/ownFolders.ts'

/**
 * Before any test, once: the demonstration county is there, so that no two tests generate it at once; and the page is built
 * of what is in the sources, so that no test looks at yesterday's.
 */
export async function setup(): Promise<void> {
  const { dataset } = await openCounty({ say: console.info })
  await dataset.warehouse.close()
  const root = join(import.meta.dirname, '..')
  const build = spawnSync(process.execPath, ['build.ts', '--if-stale', 'client'], { cwd: root, encoding: 'utf8' })
  if (build.status !== 0) throw new Error(`The page was not built.\n${build.stdout}${build.stderr}`)
}

export const teardown = removeOwnFolders
