import { rmSync } from 'node:fs'
import { DEFAULT_REGION, type RegionOptions } from '../../models/index.ts'
import type { Call, Subcommand } from './Subcommand.ts'
import { UsageError } from './UsageError.ts'

/** What each size may be. */
const LIMITS: Readonly<Record<keyof RegionOptions, readonly [number, number]>> = {
  clinics: [1, 2_000],
  patients: [1, 10_000_000],
  seed: [0, 2_147_483_647],
  year: [1990, 2100],
}

/** `kapitera generate`: makes a region that is nowhere. */
export const generate: Subcommand = {
  name: 'generate',
  usage: '--out DIR [--clinics N] [--patients N] [--seed S] [--year YEAR] [--json]',
  summary: 'Generates a demonstration region from sourced totals and stated assumptions. Nobody in it exists.',
  flags: {
    out: { value: 'DIR', help: 'the folder to make; it must not exist' },
    clinics: { value: 'N', help: `how many clinics; ${DEFAULT_REGION.clinics} unless said` },
    patients: { value: 'N', help: `how many listed on the eve of the year; ${DEFAULT_REGION.patients} unless said` },
    seed: { value: 'S', help: `the same seed gives the same bytes; ${DEFAULT_REGION.seed} unless said` },
    year: { value: 'YEAR', help: `the year; ${DEFAULT_REGION.year} unless said` },
    json: { help: 'print what was generated as JSON' },
    timing: { help: 'print how long it took, on stderr' },
  },
  examples: [
    'kapitera generate --out data/region',
    'kapitera generate --clinics 10 --patients 50000 --seed 7 --out data/small',
  ],
  run: async (call) => {
    const { text, has, world } = call
    const out = text('out')
    if (call.words.length > 0)
      throw new UsageError(`\`${call.words[0]}\` has no place here. See kapitera generate --help.`)
    if (out === undefined) throw new UsageError('Say where the dataset shall be: --out DIR.')
    const options = readOptions(call)
    const { generateDataset, generatingFolder } = await import('../dataset/generate/generateDataset.ts')
    takeAwayWhenKilled(generatingFolder(out))
    const start = world.clock()
    const { name, hash, tables } = await generateDataset(options, out)
    if (has('timing')) world.err(`generate ${Math.round(world.clock() - start)} ms\n`)
    const counts = tables.map(({ table, rows }) => ({ table, rows }))
    if (has('json')) {
      world.out(`${JSON.stringify({ name, hash, out, generated: true, ...options, tables: counts }, undefined, 2)}\n`)
    } else {
      world.out(`${out}: generated, ${counts.map(({ table, rows }) => `${table} ${rows}`).join(', ')}; ${hash}\n`)
    }
    return 0
  },
}

function readOptions({ text }: Call): RegionOptions {
  const read = (name: keyof RegionOptions): number => {
    const given = text(name)
    if (given === undefined) return DEFAULT_REGION[name]
    const [least, most] = LIMITS[name]
    const value = /^\d{1,10}$/.test(given) ? Number(given) : Number.NaN
    if (value >= least && value <= most) return value
    throw new UsageError(`--${name} needs a whole number from ${least} to ${most}, not \`${given}\`.`)
  }
  return { clinics: read('clinics'), patients: read('patients'), seed: read('seed'), year: read('year') }
}

/** Whoever stops a generation leaves nothing behind. */
function takeAwayWhenKilled(folder: string): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      rmSync(folder, { recursive: true, force: true })
      process.exit(3)
    })
}
