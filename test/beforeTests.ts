import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { openCounty } from '../server/region/openCounty.ts'
import { projectRoot } from '../server/projectRoot.ts'
import { removeOwnFolders } from './browser/ownFolders.ts'

/**
 * Before any test, once: what programs compile is kept from one start to the next, for tests start hundreds; the browser is unpacked; the demonstration county is there, so that no two tests generate it at once; and the page and the process beside the server are
 * built of what is in the sources, so that no test looks at yesterday's, or waits seconds for each process.
 */
export async function setup(): Promise<void> {
  process.env['NODE_COMPILE_CACHE'] ??= join(projectRoot(), 'node_modules', '.cache', 'tests')
  const { dataset } = await openCounty({ say: console.info })
  await dataset.warehouse.close()
  run('The page was not built.', ['build.ts', '--if-stale', 'client', 'worker', 'demonstration'])
  if (process.env['KAPITERA_CHROMIUM'] === undefined) run('The browser was not unpacked.', [CHROMIUM])
}

const CHROMIUM = join('test', 'browser', 'unpackChromium.ts')

function run(otherwise: string, program: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, program, {
    cwd: join(import.meta.dirname, '..'),
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${otherwise}\n${stdout}${stderr}`)
}

export const teardown = removeOwnFolders
