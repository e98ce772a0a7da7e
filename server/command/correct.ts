import { existsSync, statSync } from 'node:fs'
import { type CorrectedRun, correctionOf } from '../reconcile/correctionOf.ts'
import { correctionJson, correctionTable, correctionText, type NamedRun } from '../reconcile/correctionResult.ts'
import { RUN_KINDS } from '../run/RunKind.ts'
import { changesSince } from './changesSince.ts'
import { readCommand } from './commandLine.ts'
import { DISCLOSURE_FLAG, OWN_USE, refuseUncontrolled } from './disclosureAsked.ts'
import { folderOf, prepareRuns, refuseUnknownClinic, RUN_FLAGS } from './prepareRuns.ts'
import { readCall } from './readCall.ts'
import { type Kept, readKept } from './readKept.ts'
import { choiceIn } from './choiceIn.ts'
import { payAll, run as runCommand } from './run.ts'
import type { Call, Subcommand, World } from './Subcommand.ts'
import { InputError, UsageError } from './UsageError.ts'
import { checkOut, writeResult } from './writeResult.ts'

/** `kapitera correct`: what does a later run pay otherwise than an earlier one, and why? */
export const correct: Subcommand = {
  name: 'correct',
  usage: 'EARLIER LATER [--clinic ID], or EARLIER LATER --model MODEL --period PERIOD where they are datasets',
  summary:
    'Says what a later run pays otherwise than an earlier one: before, after and difference by clinic, payment and term.',
  flags: {
    model: { value: 'MODEL', help: 'of two deliveries of a dataset: the model that pays both' },
    assign: RUN_FLAGS.assign,
    period: RUN_FLAGS.period,
    'rates-of': RUN_FLAGS['rates-of'],
    clinic: { value: 'ID', help: 'the statement of this clinic alone' },
    kind: {
      value: 'KIND',
      help: 'what the later run is: preliminary, final or correction; without it what the run says, or final',
    },
    out: RUN_FLAGS.out,
    json: RUN_FLAGS.json,
    ...DISCLOSURE_FLAG,
  },
  examples: [
    'kapitera correct march_first.json march_later.json',
    'kapitera correct data/april_20 data/june_20 --model region_2017.yaml --period 2017-03 --clinic c28',
  ],
  run: async (call) => {
    checkOut(call)
    const [first, second, ...more] = call.words
    if (first === undefined || second === undefined || more.length > 0)
      throw new UsageError('Name two runs or two datasets, the earlier first. See kapitera correct --help.')
    for (const place of [first, second])
      if (!existsSync(folderOf(place)))
        throw new InputError(`There is no \`${place}\`.`, 'Name files that kapitera run wrote, or two datasets.')
    const kind = choiceIn(call, 'kind', RUN_KINDS)
    const quiet = { ...call, world: sayingOnce(call.world) } // both runs have the same to say of the model
    const earlier = await runIn(first, quiet)
    if (!earlier) return 1
    try {
      const later = await runIn(second, quiet)
      if (!later) return 1
      try {
        const areOwnUse = [earlier, later].map(({ order }) => refuseUncontrolled(call, order.dataset, 'correct'))
        refuseUnlike(earlier, later)
        const clinic = call.text('clinic')
        if (clinic !== undefined)
          refuseUnknownClinic(clinic, [...new Set([...clinicsOf(later), ...clinicsOf(earlier)])])
        const result = {
          earlier: named(earlier, earlier.paid.run.kind ?? 'preliminary'),
          later: named(later, kind ?? later.paid.run.kind ?? 'final'),
          correction: await correctionOf(earlier, later, clinic),
        }
        await writeResult(
          {
            json: { ...correctionJson(result), ...(areOwnUse.includes(true) && { disclosure: OWN_USE }) },
            table: () => correctionTable(result),
            text: () => correctionText(result),
          },
          call,
        )
        return 0
      } finally {
        await later.order.dataset.warehouse.close()
      }
    } finally {
      await earlier.order.dataset.warehouse.close()
    }
  },
}

/** Says each sentence once. */
function sayingOnce(world: World): World {
  const said = new Set<string>()
  return {
    ...world,
    err: (text) => {
      if (!said.has(text)) world.err(text)
      said.add(text)
    },
  }
}

/** A run as a file keeps it, computed again for its terms; or the run of a model on a dataset. */
async function runIn(place: string, call: Call): Promise<CorrectedRun | undefined> {
  const isFile = existsSync(place) && statSync(place).isFile() && place.toLowerCase().endsWith('.json')
  const kept = isFile ? keptIn(place, call) : undefined
  const again = readCall(runCommand, kept ? wordsOf(kept) : wordsFor(place, call), call.world)
  const prepared = await prepareRuns(again, again.words)
  if (!prepared) return undefined
  try {
    const [order, ...others] = prepared.orders
    const [paid] = await payAll(prepared, again)
    if (prepared.dataset.description.invented)
      call.world.err('The dataset is invented: no amount below was ever paid.\n')
    if (!order || !paid || others.length > 0) throw new InputError(`\`${place}\` is not one run.`)
    const changed = kept ? changesSince(kept.manifest, paid.run.manifest) : []
    if (changed.length > 0)
      throw new InputError(
        `What \`${place}\` was made from is no longer the same: ${changed.join('; ')}.`,
        'Keep each delivery in a folder of its own and pay both now: name the two folders and --model. ' +
          'Keep each version of a model in a file of its own: a run is computed again from the file that it names.',
      )
    return { order, paid }
  } catch (error) {
    await prepared.dataset.warehouse.close()
    throw error
  }
}

function keptIn(file: string, { text }: Call): Kept {
  const runs = readKept(file).filter(({ clinic, balancedBy }) => clinic === undefined && balancedBy === undefined)
  const model = text('model')
  const chosen = model === undefined ? runs : runs.filter(({ result }) => result?.['model'] === model)
  const [one, ...others] = chosen
  if (one && others.length === 0) return one
  throw new InputError(
    `\`${file}\` has ${chosen.length} runs${model === undefined ? '' : ` of \`${model}\``}, and one is corrected.`,
    'Write it by kapitera run MODEL … --out FILE.json, or say which by --model.',
  )
}

/** The words of the command that a manifest gives, after `kapitera run`. */
function wordsOf({ manifest }: Kept): readonly string[] {
  const [program, name, ...words] = readCommand(manifest.command)
  if (program !== 'kapitera' || name !== 'run') throw new InputError('The manifest’s command is no `kapitera run`.')
  return words
}

function wordsFor(data: string, { text }: Call): readonly string[] {
  const [model, assign] = [text('model'), text('assign')]
  if (model === undefined && assign === undefined)
    throw new UsageError('Say which model pays the two datasets: --model MODEL or --assign FILE.')
  const given = ['assign', 'period', 'rates-of'].flatMap((flag) => {
    const value = text(flag)
    return value === undefined ? [] : [`--${flag}`, value]
  })
  return [...(model === undefined ? [] : [model]), '--data', data, ...given]
}

function refuseUnlike({ paid: earlier }: CorrectedRun, { paid: later }: CorrectedRun): void {
  if (earlier.run.period !== later.run.period)
    throw new InputError(
      `The earlier run pays ${earlier.run.period}, the later ${later.run.period}.`,
      'A correction is of two runs of the same period.',
    )
  if (earlier.run.currency !== later.run.currency)
    throw new InputError(`The earlier run pays in ${earlier.run.currency}, the later in ${later.run.currency}.`)
}

const clinicsOf = ({ paid }: CorrectedRun): readonly string[] => paid.run.clinics.map(({ clinic }) => clinic)

function named({ order, paid }: CorrectedRun, kind: NamedRun['kind']): NamedRun {
  return { kind, period: paid.run.period, knownAt: order.dataset.description.asOf ?? null, run: paid.run }
}
