import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../projectRoot.ts'
import type { Subcommand } from './Subcommand.ts'
import { UsageError } from './UsageError.ts'

/** `kapitera import`: makes a dataset of files. */
export const importCommand: Subcommand = {
  name: 'import',
  usage: 'SOURCE --out DIR [--mapping FILE] [--json]',
  summary:
    'Imports a dataset: reads CSV or Parquet, checks every row, stores it as a folder of its own. All or nothing.',
  flags: {
    out: { value: 'DIR', help: 'the folder to make; it must not exist' },
    mapping: {
      value: 'FILE',
      help: 'which columns fill which tables, a file or one of ours; without it, a mapping.yaml beside the source',
    },
    json: { help: 'print what was imported as JSON' },
    timing: { help: 'print how long it took, on stderr' },
  },
  examples: [
    'kapitera import deliveries/2026 --out data/region_2026',
    'kapitera import england_practices_300_2022-23.csv --mapping england --out data/england',
  ],
  run: async ({ words, text, has, world }) => {
    const [source, ...more] = words
    const out = text('out')
    if (source === undefined || more.length > 0)
      throw new UsageError('Name one source, a folder or a file. See kapitera import --help.')
    if (out === undefined) throw new UsageError('Say where the dataset shall be: --out DIR.')
    const { importDataset, importingFolder } = await import('../dataset/importDataset.ts')
    takeAwayWhenKilled(importingFolder(out))
    const start = world.clock()
    const imported = await importDataset(source, out, {
      mapping: mappingFile(text('mapping')),
      today: world.today,
      ...(world.errIsTerminal && { onStep: (step: string) => world.err(`\r\u001b[K${step}`) }),
    }).finally(() => {
      if (world.errIsTerminal) world.err('\r\u001b[K')
    })
    if (has('timing')) world.err(`import ${Math.round(world.clock() - start)} ms\n`)
    const tables = imported.tables.map(({ table, rows }) => ({ table, rows }))
    if (has('json'))
      world.out(`${JSON.stringify({ name: imported.name, hash: imported.hash, out, tables }, undefined, 2)}\n`)
    else world.out(`${out}: ${tables.map(({ table, rows }) => `${table} ${rows}`).join(', ')}; ${imported.hash}\n`)
    return 0
  },
}

/** A mapping by its path, or by its name among those that come with the program. */
function mappingFile(name: string | undefined): string | undefined {
  if (name === undefined || existsSync(name)) return name
  const ours = join(projectRoot(), 'server', 'dataset', 'mappings', `${name}.yaml`)
  return existsSync(ours) ? ours : name
}

/** Whoever stops an import leaves nothing behind. */
function takeAwayWhenKilled(folder: string): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      rmSync(folder, { recursive: true, force: true })
      process.exit(3)
    })
}
