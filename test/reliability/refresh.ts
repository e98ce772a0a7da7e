import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pageOf } from './pageOf.ts'
import { PROMISES } from './promises.ts'

// `node test/reliability/refresh.ts`: runs the tests of the promises with EFFORT=full, and writes their figures down. Words after it
// go to vitest, so `… test/reliability/imports.test.ts -t embedded` runs these alone; the others keep the figures that they had.

const root = join(import.meta.dirname, '..', '..')
const kept = join(root, '.kapitera', 'reliability.jsonl')
const folder = mkdtempSync(join(tmpdir(), 'kapitera-figures-'))
const file = join(folder, 'figures.jsonl')
const all = [...new Set(PROMISES.map((one) => one.file))].filter((one) => one.endsWith('.test.ts'))
const words = process.argv.slice(2)
const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...(words.length > 0 ? words : all)],
  { cwd: root, stdio: 'inherit', env: { ...process.env, EFFORT: 'full', KAPITERA_FIGURES: file } },
)
if (status !== 0) {
  rmSync(folder, { recursive: true })
  throw new Error('A test has failed, so no figure is written.')
}
const before = words.length > 0 ? linesIn(kept) : []
const lines = [...before, ...linesIn(file)]
rmSync(folder, { recursive: true })
mkdirSync(join(root, '.kapitera'), { recursive: true })
writeFileSync(kept, lines.map((line) => `${line}\n`).join(''))
const figures = new Map(
  lines.map((line) => {
    const { promise, figure } = JSON.parse(line) as { promise: string; figure: string }
    return [promise, figure]
  }),
)
const machine = `${new Date().toISOString().slice(0, 10)}, ${process.platform} ${process.arch}, ${availableParallelism()} cores, Node ${process.version.slice(1)}`
writeFileSync(join(root, 'docs', 'reference', 'reliability.md'), pageOf(figures, machine))

function linesIn(path: string): readonly string[] {
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : []
}
