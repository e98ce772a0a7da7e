import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pageOf } from './pageOf.ts'
import { PROMISES } from './promises.ts'

// `node test/reliability/refresh.ts`: runs the tests of the promises with EFFORT=full, and writes their figures down.

const root = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'kapitera-figures-'))
const file = join(folder, 'figures.jsonl')
const tests = [...new Set(PROMISES.map((one) => one.file))].filter((one) => one.endsWith('.test.ts'))
const { status } = spawnSync(process.execPath, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...tests], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, EFFORT: 'full', KAPITERA_FIGURES: file },
})
if (status !== 0) {
  rmSync(folder, { recursive: true })
  throw new Error('A test has failed, so no figure is written.')
}
const lines = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : []
rmSync(folder, { recursive: true })
const figures = new Map(
  lines.map((line) => {
    const { promise, figure } = JSON.parse(line) as { promise: string; figure: string }
    return [promise, figure]
  }),
)
const machine = `${new Date().toISOString().slice(0, 10)}, ${process.platform} ${process.arch}, ${availableParallelism()} cores, Node ${process.version.slice(1)}`
writeFileSync(join(root, 'docs', 'reference', 'reliability.md'), pageOf(figures, machine))
