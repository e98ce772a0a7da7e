import { existsSync, readFileSync } from 'node:fs'
import * as z from 'zod'
import { shorten } from '../dataset/shorten.ts'
import { readCommand } from './commandLine.ts'
import { type Run } from './engine.ts'
import { prepareRuns } from './prepareRuns.ts'
import { readCall } from './readCall.ts'
import { payAll, run as runCommand } from './run.ts'
import type { Call, Subcommand } from './Subcommand.ts'
import { InputError, UsageError } from './UsageError.ts'
import { writeJson } from './writeResult.ts'

const Manifest = z.looseObject({
  program: z.string(),
  calculation: z.number(),
  models: z.array(z.object({ name: z.string(), hash: z.string() })),
  dataset: z.looseObject({ name: z.string(), hash: z.string() }),
  request: z.string(),
  quantities: z.string(),
  command: z.string(),
})
type Manifest = z.output<typeof Manifest>

/** A manifest, and the run that it belongs to where the file has the whole of it. */
interface Kept {
  readonly manifest: Manifest
  readonly run?: Readonly<Record<string, unknown>> | undefined
}

/** `kapitera repeat`: does a run give the same again? */
export const repeat: Subcommand = {
  name: 'repeat',
  usage: 'MANIFEST [--data DIR] [--json]',
  summary: 'Runs again what a manifest says, and tells whether every byte is the same, or what has changed.',
  flags: {
    data: { value: 'DIR', help: 'where the dataset is now; without it, where it was' },
    json: { help: 'print the answer as JSON' },
  },
  examples: ['kapitera run chronic_care_pilot --data demonstration --out paid.json && kapitera repeat paid.json'],
  run: async (call) => {
    const [file, ...more] = call.words
    if (file === undefined || more.length > 0) throw new UsageError('Name one manifest. See kapitera repeat --help.')
    const kept = readKept(file)
    const answers: { readonly model: string; readonly same: boolean; readonly changed: readonly string[] }[] = []
    for (const one of kept) answers.push(await repeatOne(one, call))
    if (call.has('json')) call.world.out(writeJson(answers))
    else
      for (const { model, same, changed } of answers)
        call.world.out(
          same ? `${model}: the same bytes.\n` : `${model}: not the same. Changed: ${changed.join('; ')}.\n`,
        )
    return answers.every(({ same }) => same) ? 0 : 1
  },
}

/** A file holds a manifest, a run with its manifest, or several runs. */
function readKept(file: string): readonly Kept[] {
  if (!existsSync(file)) throw new InputError(`There is no file \`${file}\`.`)
  let data: unknown
  try {
    data = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new InputError(`\`${file}\` is no JSON: ${shorten(error instanceof Error ? error.message : '', 100)}.`)
  }
  const kept = [data].flat().flatMap((one: unknown): readonly Kept[] => {
    const run = z.looseObject({ manifest: Manifest }).safeParse(one)
    // The object as it was read: a schema would put its keys in another order, and bytes are compared.
    if (run.success) return [{ manifest: run.data.manifest, run: one as Readonly<Record<string, unknown>> }]
    const manifest = Manifest.safeParse(one)
    return manifest.success ? [{ manifest: manifest.data }] : []
  })
  if (kept.length > 0) return kept
  throw new InputError(
    `\`${file}\` is neither a manifest nor a run with one.`,
    'kapitera run … --out FILE.json writes one.',
  )
}

/** Runs one again. Where the whole run was kept its bytes are compared, else the hashes of what it was made from. */
async function repeatOne(kept: Kept, call: Call) {
  const { manifest } = kept
  const [program, name, ...words] = readCommand(manifest.command)
  if (program !== 'kapitera' || name !== 'run') throw new InputError('The manifest’s command is no `kapitera run`.')
  const data = call.text('data')
  const again = readCall(runCommand, data === undefined ? words : [...words, '--data', data], call.world)
  const prepared = await prepareRuns(again, again.words)
  if (!prepared)
    return {
      model: manifest.models.map((one) => one.name).join(', '),
      same: false,
      changed: ['the documents have errors'],
    }
  try {
    const [paid] = await payAll(prepared, again)
    const run = paid?.run as Run
    const changed = changesIn(manifest, run)
    const sameBytes = kept.run === undefined || writeJson(movedTo(run, kept.run)) === writeJson(run)
    return {
      model: run.model,
      same: changed.length === 0 && sameBytes,
      changed: changed.length === 0 && !sameBytes ? ['the amounts, though nothing that they were made from'] : changed,
    }
  } finally {
    await prepared.dataset.warehouse.close()
  }
}

/** The kept run with the command of today: where the dataset is now does not make the run another. */
function movedTo({ manifest }: Run, kept: Readonly<Record<string, unknown>>): unknown {
  return { ...kept, manifest: { ...(kept['manifest'] as object), command: manifest.command } }
}

function changesIn(before: Manifest, { manifest: now }: Run): readonly string[] {
  const changed: string[] = []
  if (before.program !== now.program) changed.push(`the program, from ${before.program} to ${now.program}`)
  if (before.calculation !== now.calculation)
    changed.push(`the calculation, from ${before.calculation} to ${now.calculation}`)
  for (const { name, hash } of now.models) {
    const old = before.models.find((one) => one.name === name)
    if (old?.hash !== hash) changed.push(`the model \`${name}\``)
  }
  if (before.dataset.hash !== now.dataset.hash) changed.push(`the dataset \`${now.dataset.name}\``)
  if (before.request !== now.request) changed.push('what the dataset is asked')
  if (before.quantities !== now.quantities) changed.push('what was counted')
  return changed
}
