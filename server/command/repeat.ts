import { existsSync } from 'node:fs'
import { extname } from 'node:path'
import * as z from 'zod'
import { changesInResult, changesSince } from './changesSince.ts'
import { readCommand } from './commandLine.ts'
import {
  CannotBalance,
  explainRun,
  type Manifest,
  type PaidRun,
  payBalanced,
  type Run,
  type RunOrder,
} from './engine.ts'
import type { ReleasedRun } from '../disclosure/releasedRun.ts'
import { balanceShown } from './balanceShown.ts'
import { REGION } from '../disclosure/hiddenPayouts.ts'
import { manifestShown } from '../disclosure/manifestShown.ts'
import { type AlsoHidden, releasedAs } from './releasedAs.ts'
import { rulesOf, statementShown } from './disclosedAs.ts'
import { statementJson } from './explain.ts'
import { prepareRuns } from './prepareRuns.ts'
import { readCall } from './readCall.ts'
import { type Kept, readKept } from './readKept.ts'
import { payAll, run as runCommand } from './run.ts'
import type { Call, Subcommand } from './Subcommand.ts'
import { InputError, UsageError } from './UsageError.ts'
import { writeJson } from './writeResult.ts'

/** What became of one run. */
interface Answer {
  readonly model: string
  readonly same: boolean
  readonly changed: readonly string[]
}

/** `kapitera repeat`: does a run give the same again? */
export const repeat: Subcommand = {
  name: 'repeat',
  usage: 'FILE [--data DIR] [--json]',
  summary: 'Runs again what a result of run, compare or explain says, and tells whether every byte is the same.',
  flags: {
    data: { value: 'DIR', help: 'where the dataset is now; without it, where it was' },
    json: { help: 'print the answer as JSON' },
  },
  examples: ['kapitera run chronic_care_pilot --data demonstration --out paid.json && kapitera repeat paid.json'],
  run: async (call) => {
    const [file, ...more] = call.words
    if (file === undefined || more.length > 0) throw new UsageError('Name one manifest. See kapitera repeat --help.')
    if (existsSync(file) && ['.csv', '.parquet', '.xlsx'].includes(extname(file).toLowerCase()))
      throw new InputError(
        'Only a JSON result can be repeated.',
        'A table has no manifest: kapitera run … --out FILE.json writes a result with one.',
      )
    const answers: Answer[] = []
    let baseline: PaidRun | undefined
    for (const kept of readKept(file)) {
      const { answer, paid } = await repeatOne(kept, baseline, call)
      baseline ??= paid
      answers.push(answer)
    }
    if (call.has('json')) call.world.out(writeJson(answers))
    else
      for (const { model, same, changed } of answers)
        call.world.out(
          same ? `${model}: the same bytes.\n` : `${model}: not the same. Changed: ${changed.join('; ')}.\n`,
        )
    return answers.every(({ same }) => same) ? 0 : 1
  },
}

/** Runs one again. Where the result was kept its bytes are compared, else the hashes of what it was made from. */
async function repeatOne(
  kept: Kept,
  baseline: PaidRun | undefined,
  call: Call,
): Promise<{ readonly answer: Answer; readonly paid?: PaidRun | undefined }> {
  const { manifest, result } = kept
  const [program, name, ...words] = readCommand(manifest.command)
  if (program !== 'kapitera' || name !== 'run') throw new InputError('The manifest’s command is no `kapitera run`.')
  const data = call.text('data')
  const again = readCall(runCommand, data === undefined ? words : [...words, '--data', data], call.world)
  const prepared = await prepareRuns(again, again.words)
  if (!prepared) {
    const models = manifest.models.map((one) => one.name).join(', ')
    return { answer: { model: models, same: false, changed: ['the documents have errors'] } }
  }
  try {
    const [paid] = await payAll(prepared, again)
    const [order] = prepared.orders
    if (!paid || !order) throw new InputError('The manifest’s command runs nothing.')
    const { manifest: whole, model } = paid.run
    const isHidden = manifest.quantities === null
    if (isHidden && !result && whole.live)
      throw new InputError(
        'The manifest is of a release: it does not say what was counted, and data in a database has no hash of its own.',
        'Repeat the whole result that the manifest was taken from.',
      )
    const now = isHidden ? manifestShown(whole) : whole
    const changed = changesSince(manifest, now)
    if (changed.length === 0 && result)
      changed.push(...changesInResult(movedTo(now, result), await resultAgain(kept, { paid, order, baseline })))
    return { answer: { model, same: changed.length === 0, changed }, paid }
  } finally {
    await prepared.dataset.warehouse.close()
  }
}

/** The result as the command that wrote it would write it now. */
async function resultAgain(
  { clinic, balancedBy, result }: Kept,
  {
    paid,
    order,
    baseline,
  }: { readonly paid: PaidRun; readonly order: RunOrder; readonly baseline?: PaidRun | undefined },
): Promise<object> {
  const rules = rulesOf(result)
  const asked = { rules, isOwnUse: false }
  const shown = async (run: Run): Promise<ReleasedRun> =>
    (await releasedAs([{ run, order }], asked, { table: 'run', also: hiddenIn(result) }))[0] ?? run
  if (clinic !== undefined) {
    const whole = await explainRun(order, clinic)
    if (!rules) return statementJson(whole, clinic)
    const { explained, hidden } = await statementShown(whole, order, { clinic, asked, also: hiddenIn(result) })
    return { ...statementJson(explained, clinic, hidden), disclosure: rules }
  }
  if (balancedBy === undefined || !baseline) return shown(paid.run)
  try {
    const { run, balance } = await payBalanced(paid, order, {
      payment: balancedBy,
      target: baseline.run.region.total,
      baseline: baseline.parts.map(({ model }) => model.name),
    })
    const released = await shown(run)
    return { ...released, balance: balanceShown(balance, released) }
  } catch (error) {
    if (error instanceof CannotBalance) throw new InputError(error.message)
    throw error
  }
}

/** What a kept result says is hidden in it, in a row or in a statement: in a release with others it is more than by itself. */
function hiddenIn(result: Kept['result']): AlsoHidden {
  const { clinics, region, clinic, hidden } = Released.safeParse(result).data ?? {}
  const rows = [...(clinics ?? []), ...(region ? [{ ...region, clinic: REGION }] : []), { clinic, hidden }]
  return (asked) => rows.flatMap((row) => (row.clinic === asked ? (row.hidden ?? []) : []))
}

const Hidden = z.looseObject({ hidden: z.array(z.string()).optional() })
const Released = Hidden.extend({
  clinic: z.string().optional(),
  clinics: z.array(Hidden.extend({ clinic: z.string() })).optional(),
  region: Hidden.optional(),
})

/** The kept result with the command and the engine of today: where the data is now does not make the run another. */
function movedTo({ command, live }: Manifest, kept: Readonly<Record<string, unknown>>): object {
  const { disclosure: _, ...manifest } = kept['manifest'] as Manifest
  return { ...kept, manifest: { ...manifest, ...(live && { live }), command } }
}
