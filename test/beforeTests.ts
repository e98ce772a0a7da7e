import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openCounty } from '../server/region/openCounty.ts'
import { projectRoot } from '../server/projectRoot.ts'

/**
 * Before any test, once: what programs compile is kept from one start to the next, for tests start hundreds; the browser is
 * unpacked; the demonstration county is there, so that no two tests generate it at once; the page and the processes beside the
 * server are built of what is in the sources, so that no test looks at yesterday's, or waits seconds for each process; and there
 * is one folder for all that is temporary.
 */
export async function setup(): Promise<void> {
  process.env['NODE_COMPILE_CACHE'] ??= join(projectRoot(), 'node_modules', '.cache', 'tests')
  const { dataset } = await openCounty({ say: console.info })
  await dataset.warehouse.close()
  run('The page was not built.', ['build.ts', '--if-stale'])
  if (process.env['KAPITERA_CHROMIUM'] === undefined) run('The browser was not unpacked.', [CHROMIUM])
  useOwnTemporaryFolder()
}

const CHROMIUM = join('test', 'browser', 'unpackChromium.ts')

function run(otherwise: string, program: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, program, {
    cwd: join(import.meta.dirname, '..'),
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${otherwise}\n${stdout}${stderr}`)
}

let temporary: string | undefined

/**
 * Below the machine's. A worker is ended without a word, and cannot remove what it made itself; a PostgreSQL of the tests runs as
 * another user, who must come through.
 */
function useOwnTemporaryFolder(): void {
  temporary = mkdtempSync(join(tmpdir(), 'kapitera-tests-'))
  chmodSync(temporary, 0o711)
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = temporary
}

/** The last processes may still be ending, and removing what is theirs. */
export function teardown(): void {
  if (temporary !== undefined) rmSync(temporary, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
}
