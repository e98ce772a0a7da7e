import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import type { Bench, Case } from './Case.ts'
import { browser } from './cases/browser.ts'
import { cold } from './cases/cold.ts'
import { curves } from './cases/curves.ts'
import { importing } from './cases/importing.ts'
import { months } from './cases/months.ts'
import { page } from './cases/page.ts'
import { peers } from './cases/peers.ts'
import { price } from './cases/price.ts'
import { server } from './cases/server.ts'
import { where } from './cases/where.ts'
import { forgetAll } from './data/benchFolder.ts'
import { needPeers } from './data/peersFolder.ts'
import { describeMachine } from './machine.ts'
import { findPython } from './peers/findPython.ts'
import { goalsTable } from './report/goals.ts'
import { keepResult, readResults, type Result } from './report/Results.ts'
import { writePage, written } from './report/writePage.ts'

// `npm run bench`: how fast, beside the peers, in the same run. `npm run bench -- peers months` measures these cases
// alone; the others keep the tables that they have. Figures are written to docs/reference/performance.md.

const CASES: readonly Case[] = [importing, peers, cold, price, months, where, server, browser, curves, page]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean' },
    all: { type: 'boolean' },
    fresh: { type: 'boolean' },
    sizes: { type: 'string' },
    repeats: { type: 'string' },
  },
})
needPeers()
if (values.fresh) forgetAll()
const sizes = values.sizes?.split(',').map(Number) ?? (values.quick ? [100_000] : [100_000, 1_000_000, 2_400_000])
const bench: Bench = {
  sizes,
  repeats: Number(values.repeats ?? (values.quick ? 2 : 3)),
  isAll: values.all === true,
  python: findPython(),
}
const unknown = positionals.filter((name) => !CASES.some((one) => one.name === name))
if (unknown.length > 0) {
  console.error(
    `There is no case ${unknown.join(', ')}. The cases:\n${CASES.map(({ name, what }) => `  ${name.padEnd(10)} ${what}`).join('\n')}`,
  )
  process.exit(2)
}
const wanted = CASES.filter(({ name, isLong }) =>
  positionals.length > 0 ? positionals.includes(name) : bench.isAll || !isLong,
)

keep('machine', describeMachine(bench.python), { at: Date.now(), load: loadavg() })
for (const one of wanted) {
  const start = { at: Date.now(), load: loadavg() }
  console.info(`${one.name}: ${one.what}`)
  keep(one.name, await one.measure(bench), start)
  // At once, so that what was measured stands even where a later case fails.
  writeAll()
}

function keep(
  name: string,
  measured: Pick<Result, 'tables' | 'figures'>,
  { at, load }: { readonly at: number; readonly load: readonly number[] },
): void {
  const seconds = Math.round((Date.now() - at) / 1000)
  keepResult(name, { ...measured, at: new Date(at).toISOString().slice(0, 16), load, seconds })
  for (const table of measured.tables) console.info(`\n${written(table)}\n`)
}

/** Every case that was ever measured here, as it was measured last. */
function writeAll(): void {
  const results = readResults()
  const parts = Object.entries(results).map(([name, { tables, at, load, seconds }]) => {
    const when = `Measured ${at} UTC in ${seconds} s; load before it ${load.map((one) => one.toFixed(1)).join(', ')}.`
    return [name, [...tables.map(written), name === 'machine' ? '' : when].filter(Boolean).join('\n\n')] as const
  })
  writePage({ ...Object.fromEntries(parts), goals: written(goalsTable(results)) })
}
