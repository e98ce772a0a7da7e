import { extname } from 'node:path'
import {
  addMonths,
  dateOf,
  estimateCaseMix,
  firstDayOf,
  lastDayOf,
  readPeriod,
  type Window,
  writeCaseMixModel,
} from '../../models/index.ts'
import type { Dataset } from '../dataset/Dataset.ts'
import { costKeys, type CostSource } from '../grouping/costKeys.ts'
import { costsWithoutPatient } from '../grouping/costsWithoutPatient.ts'
import { readPersons } from '../grouping/readPersons.ts'
import { type Chosen, choose } from '../grouping/chooseConditions.ts'
import { CASE_MIX_FLAGS, caseMixCommand, type CaseMixFlags, readCaseMixFlags, readCostSource } from './caseMixFlags.ts'
import { caseMixSummary } from './caseMixSummary.ts'
import { type CaseMixResult, caseMixResult, caseMixTable } from './caseMixResult.ts'
import { DISCLOSURE_FLAG, OWN_USE, refuseUncontrolled } from './disclosureAsked.ts'
import { folderOf, periodOf } from './prepareRuns.ts'
import { printDiagnostics } from './printDiagnostics.ts'
import { readWhole } from './readWhole.ts'
import type { Call, Subcommand } from './Subcommand.ts'
import { UsageError } from './UsageError.ts'
import { documentName, writeDocument } from './writeDocument.ts'
import { checkOut, writeResult } from './writeResult.ts'

/** `kapitera casemix`: a case-mix weight from the region's own costs. */
export const casemix: Subcommand = {
  name: 'casemix',
  usage: '--data DIR (--costs FILE | --cost COLUMN) [--grouping GROUPING] [--period PERIOD] [--out FILE]',
  summary: 'Estimates an open case-mix weight, mean 1, from costs per listed patient, and shows how it fits.',
  flags: { ...CASE_MIX_FLAGS, ...DISCLOSURE_FLAG },
  examples: [
    'kapitera casemix --data data/region --costs contact_costs.csv --grouping charlson_sweden --period 2016 --out weights.yaml',
    'kapitera casemix --data data/region --cost patients.cost_2016 --prospective --folds 2 --seed 7 --json',
  ],
  run: async (call) => {
    const { text, has, world } = call
    if (call.words.length > 0)
      throw new UsageError(`\`${call.words[0]}\` has no place here. See kapitera casemix --help.`)
    const out = text('out')
    const isModel = out !== undefined && extname(out) === '.yaml'
    const name = isModel ? documentName(out) : ''
    if (!isModel) checkOut(call)
    const data = text('data')
    if (data === undefined) throw new UsageError('Say which dataset: --data DIR.')
    const flags = readCaseMixFlags(call)
    const source = readCostSource(call)
    const months = readWhole(call, 'over', [1, 120])
    const chosen = choose({ grouping: text('grouping'), months, count: text('conditions'), by: flags.by })
    if ('diagnostics' in chosen) {
      printDiagnostics(chosen, world)
      return 1
    }
    const start = world.clock()
    const { openDataset } = await import('../dataset/openDataset.ts')
    const dataset = await openDataset(folderOf(data), { today: world.today })
    try {
      const isOwnUse = refuseUncontrolled(call, dataset, 'casemix')
      const result = await estimate(call, { dataset, source, chosen, flags })
      if (has('timing')) world.err(`casemix ${Math.round(world.clock() - start)} ms\n`)
      if (result.mix.isSwayedByOne) world.err(SWAYED)
      if (result.dataset.invented) world.err('The dataset is invented: the weights are those of no real region.\n')
      if (isModel) writeDocument(out, documentOf(name, result, chosen, call), world)
      else
        await writeResult(
          {
            json: { ...caseMixResult(result), ...(isOwnUse && { disclosure: OWN_USE }) },
            table: () => caseMixTable(result),
            text: () => caseMixSummary(result),
          },
          call,
        )
      return 0
    } finally {
      await dataset.warehouse.close()
    }
  },
}

const SWAYED =
  'One person has more than a twentieth of all costs, and the weights follow that person. Look whether the cost is right, or say with --most the most that a cost counts.\n'

interface Estimated {
  readonly dataset: Dataset
  readonly source: CostSource
  readonly chosen: Chosen
  readonly flags: CaseMixFlags
}

async function estimate(call: Call, { dataset, source, chosen, flags }: Estimated): Promise<CaseMixResult> {
  const { text, has } = call
  const period = periodOf(text('period'), dataset)
  const { first, last } = period
  const cutOff = lastDayOf(has('prospective') ? addMonths(first, -1) : last)
  const window = { first, last, cutOff }
  const keys = await costKeys(source, dataset, window)
  const persons = await readPersons(dataset, { window, grouping: chosen.grouping, words: chosen.words }, keys)
  const options = { ...flags, words: chosen.words }
  const { description, hash } = dataset
  const { solve } = await import('../grouping/solve.ts') // a library that no other command needs
  return {
    mix: estimateCaseMix(persons, { ...options, solve }),
    options,
    dataset: { name: description.name, hash, invented: description.invented },
    period: period.text,
    on: dateOf(cutOff),
    timing: has('prospective') ? 'prospective' : 'concurrent',
    grouping: chosen.grouping && { name: chosen.grouping.name, months: chosen.grouping.months },
    costs:
      source.type === 'list'
        ? { file: source.list.file, hash: source.list.hash }
        : { column: `${source.table}.${source.column}`, ...(await leftOut(source, dataset, window)) },
    command: caseMixCommand(call, period),
  }
}

/** Costs of clinics that are of no patient explain nobody's need: they are left out, and said. */
async function leftOut(source: CostSource, dataset: Dataset, window: Window): Promise<{ withoutPatient?: number }> {
  if (source.type !== 'column' || source.table !== 'costs') return {}
  return { withoutPatient: await costsWithoutPatient(dataset, source.column, window) }
}

function costsText({ costs, options: { most } }: CaseMixResult): string {
  const from = 'file' in costs ? `${costs.file}, ${costs.hash}` : costs.column
  return most === undefined ? from : `${from}, at most ${most / 100} a person`
}

function documentOf(name: string, result: CaseMixResult, { count, grouping }: Chosen, { text }: Call): string {
  const { dataset, command } = result
  return writeCaseMixModel(result.mix, {
    name,
    from: dateOf(firstDayOf(readPeriod(result.period)?.first ?? 0)),
    currency: text('currency') ?? 'SEK',
    dataset: dataset.name,
    hash: dataset.hash,
    command,
    isInvented: dataset.invented,
    costs: costsText(result),
    grouping: grouping && { name: grouping.name, months: grouping.months },
    ...(result.mix.design.by === 'number' && { count }),
  })
}
