import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from '../../../server/projectRoot.ts'
import type { Case } from '../Case.ts'

/** How long a reader waits, in a real browser: `test/bench/page.ts`, which can be run alone. */
export const page: Case = {
  name: 'page',
  what: 'how long a reader of the page waits',
  isLong: true,
  measure() {
    execFileSync(process.execPath, [join(projectRoot(), 'build.ts'), '--if-stale', 'client'], { stdio: 'inherit' })
    const said = execFileSync(process.execPath, [join(import.meta.dirname, '..', 'page.ts')], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const lines = said
      .split('\n')
      .flatMap((line) => /^(.+?) +least +(\S+), median +(\S+), 95 % +(\S+) ms/.exec(line) ?? [])
    const rows = Array.from({ length: lines.length / 5 }, (_, row) => lines.slice(row * 5 + 1, row * 5 + 5))
    return Promise.resolve({
      tables: [{ title: 'The page, ms', columns: ['wait', 'least', 'median', '95 %'], rows }],
      figures: {},
    })
  },
}
