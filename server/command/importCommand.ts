import { rmSync } from 'node:fs'
import type { AcceptedRejects } from '../dataset/check/Findings.ts'
import type { Imported } from '../dataset/importDataset.ts'
import { printProblem } from './printProblem.ts'
import type { Subcommand, World } from './Subcommand.ts'
import { UsageError } from './UsageError.ts'

/** More warnings than these are counted; `quality.json` has them all. */
const MOST_WARNINGS = 20

/** `kapitera import`: makes a dataset of files. */
export const importCommand: Subcommand = {
  name: 'import',
  usage: 'SOURCE --out DIR [--mapping FILE] [--accept-rejects N] [--pseudonym-key FILE] [--json]',
  summary:
    'Imports a dataset: reads CSV, Excel, Parquet, a folder or a zip of them, checks every row, stores it as a folder of its own. All or nothing.',
  flags: {
    out: { value: 'DIR', help: 'the folder to make; it must not exist' },
    mapping: {
      value: 'FILE',
      help: 'which columns fill which tables, a file or one of ours; without it, a mapping.yaml beside the source, or one of ours whose header it is',
    },
    control: { value: 'FILE', help: 'control totals; without it, a control.yaml beside the tables' },
    'accept-rejects': {
      value: 'N',
      help: 'how many wrong rows may be left out: 25 in all, or 0.5% of each table but the clinics; they are written to DIR.rejected.csv',
    },
    'pseudonym-key': {
      value: 'FILE',
      help: 'give patients and personal numbers pseudonyms made with this key, which is not stored',
    },
    json: { help: 'print what was imported as JSON' },
    timing: { help: 'print how long it took, on stderr' },
  },
  examples: [
    'kapitera import deliveries/2026 --out data/region_2026',
    'kapitera import england_practices_300_2022-23.csv --out data/england',
    'kapitera import region.zip --accept-rejects 0.5% --pseudonym-key key.txt --out data/region',
  ],
  run: async ({ words, text, has, world }) => {
    const [source, ...more] = words
    const named = text('out')
    if (source === undefined || more.length > 0)
      throw new UsageError('Name one source, a folder or a file. See kapitera import --help.')
    if (named === undefined) throw new UsageError('Say where the dataset shall be: --out DIR.')
    // A slash at its end would put the rejected rows inside of it.
    const out = named.replace(/(?<=[^/\\])[/\\]+$/, '')
    const acceptRejects = acceptedRejects(text('accept-rejects'))
    const [{ importDataset }, { importingFolder }, { readPseudonymKey }] = await Promise.all([
      import('../dataset/importDataset.ts'),
      import('../dataset/importingFolder.ts'),
      import('../dataset/personal/pseudonymise.ts'),
    ])
    const keyFile = text('pseudonym-key')
    const pseudonymKey = keyFile === undefined ? undefined : readPseudonymKey(keyFile)
    const stopListening = takeAwayWhenKilled(importingFolder(out), world)
    const start = world.clock()
    const imported = await importDataset(source, out, {
      mapping: text('mapping'),
      control: text('control'),
      acceptRejects,
      pseudonymKey,
      today: world.today,
      ...(world.errIsTerminal && { onStep: (step: string) => world.err(`\r\u001b[K${step}`) }),
    }).finally(() => {
      stopListening()
      if (world.errIsTerminal) world.err('\r\u001b[K')
    })
    if (has('timing')) world.err(`import ${Math.round(world.clock() - start)} ms\n`)
    tellBeside(imported, out, world)
    printImported(imported, out, { isJson: has('json'), world })
    return 0
  },
}

/** `25`, or `0.5%` of the rows that were read. */
function acceptedRejects(text: string | undefined): AcceptedRejects | undefined {
  if (text === undefined) return undefined
  const [, number = '', percent] = /^(\d+(?:\.\d+)?)\s*(%)?$/.exec(text.trim()) ?? []
  const value = Number(number)
  if (
    number === '' ||
    (percent === undefined && !Number.isSafeInteger(value)) ||
    (percent !== undefined && value > 100)
  )
    throw new UsageError('--accept-rejects is a whole number of rows, such as 25, or a share of them, such as 0.5%.')
  return percent === undefined ? { rows: value } : { percent: value }
}

/** On stderr: what was recognised, left out, and is worth a look. */
function tellBeside({ recognised, rejected, warnings }: Imported, out: string, { err }: World): void {
  if (recognised !== undefined) err(`The files were recognised: they are read by the mapping ${recognised}.\n`)
  if (rejected)
    err(
      `${rejected.rows} ${rejected.rows === 1 ? 'row is' : 'rows are'} left out (${[...rejected.tables].map(([table, rows]) => `${table} ${rows}`).join(', ')}); ${rejected.path} says why.\n`,
    )
  if (warnings.length === 0) return
  const shown = warnings.slice(0, MOST_WARNINGS).map((warning) => printProblem(warning, 'warning'))
  const more = warnings.length - shown.length
  if (more > 0)
    shown.push(`There ${more === 1 ? 'is one more warning' : `are ${more} more warnings`} in ${out}/quality.json.`)
  err(`${shown.join('\n\n')}\n`)
}

function printImported(
  { name, hash, tables: stored, recognised, rejected, warnings }: Imported,
  out: string,
  { isJson, world }: { readonly isJson: boolean; readonly world: World },
): void {
  const tables = stored.map(({ table, rows }) => ({ table, rows }))
  if (!isJson) {
    world.out(`${out}: ${tables.map(({ table, rows }) => `${table} ${rows}`).join(', ')}; ${hash}\n`)
    return
  }
  const printed = {
    name,
    hash,
    out,
    tables,
    ...(recognised !== undefined && { recognised }),
    ...(rejected && { rejected: { ...rejected, tables: Object.fromEntries(rejected.tables) } }),
    warnings: warnings.length,
  }
  world.out(`${JSON.stringify(printed, undefined, 2)}\n`)
}

/** Whoever stops an import leaves nothing behind. Gives back how to stop listening. */
function takeAwayWhenKilled(folder: string, { err }: Pick<World, 'err'>): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  const stop = (): void => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    err('\nStopped. Nothing was imported, and nothing of it is left.\n')
    process.exit(3)
  }
  for (const signal of signals) process.once(signal, stop)
  return () => {
    for (const signal of signals) process.off(signal, stop)
  }
}
