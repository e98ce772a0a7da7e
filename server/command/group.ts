import { basename, extname } from 'node:path'
import { dateOf, lastDayOf } from '../../models/index.ts'
import { countPatients, type GroupedPatients } from '../grouping/countPatients.ts'
import { doubtsOf } from '../grouping/doubtsOf.ts'
import { warehouseFileAt } from '../warehouse/openWarehouse.ts'
import { doubtOfMet, metDiagnoses } from '../grouping/metDiagnoses.ts'
import { type FoundGrouping, groupingCalled } from '../grouping/groupingCalled.ts'
import { readCodeList } from '../grouping/readCodeList.ts'
import { writeGrouping } from '../grouping/writeGrouping.ts'
import { DISCLOSURE_FLAG, OWN_USE, refuseUncontrolled } from './disclosureAsked.ts'
import { folderOf, periodOf } from './prepareRuns.ts'
import { printDiagnostics } from './printDiagnostics.ts'
import { readWhole } from './readWhole.ts'
import type { Call, ExitCode, Subcommand } from './Subcommand.ts'
import type { Table } from './Table.ts'
import { InputError, UsageError } from './UsageError.ts'
import { writeDocument } from './writeDocument.ts'
import { checkOut, writeResult } from './writeResult.ts'

type Grouping = NonNullable<FoundGrouping['grouping']>

/** `kapitera group`: diagnosis codes to conditions. */
export const group: Subcommand = {
  name: 'group',
  usage: 'GROUPING --data DIR [--period PERIOD] [--over MONTHS], or GROUPING --codes FILE --out FILE',
  summary: 'Groups diagnoses to conditions: counts who has each, or makes a grouping of a published file of codes.',
  flags: {
    data: { value: 'DIR', help: 'count the listed patients of this dataset who have each condition' },
    period: { value: 'PERIOD', help: 'on its last day; without it, that of the year of the dataset’s as-of day' },
    over: { value: 'MONTHS', help: 'the months in which a diagnosis counts; without it, those of the grouping' },
    codes: {
      value: 'FILE',
      help: 'a file of codes, columns code,condition or as AHRQ publishes them, for a grouping with `codes_from: dataset`',
    },
    out: {
      value: 'FILE',
      help: 'with --codes: NAME.yaml, a grouping with its codes, or codes.csv, a table for a dataset; with --data: .csv, .json, .parquet',
    },
    json: { help: 'print JSON, also on a terminal' },
    ...DISCLOSURE_FLAG,
  },
  examples: [
    'kapitera group charlson_sweden --data data/region --period 2016 --over 15',
    'kapitera group elixhauser_ahrq --codes elixhauser_ahrq_icd10cm_2019_1.csv --out elixhauser_2019.yaml',
  ],
  run: async (call) => {
    const [name, ...more] = call.words
    if (name === undefined || more.length > 0)
      throw new UsageError('Name one grouping, a file or a name of the catalogue. See kapitera group --help.')
    const [data, codes] = [call.text('data'), call.text('codes')]
    if ((data === undefined) === (codes === undefined))
      throw new UsageError('Say --data DIR to count patients, or --codes FILE to make a grouping, and not both.')
    const read = groupingCalled(name, readWhole(call, 'over', [1, 120]))
    printDiagnostics(read, call.world)
    if (!read.grouping) return 1
    return codes === undefined
      ? countGrouped(read.grouping, data ?? '', call)
      : makeGrouping({ ...read, grouping: read.grouping }, codes, call)
  },
}

async function makeGrouping(
  { found, grouping }: FoundGrouping & { readonly grouping: Grouping },
  codes: string,
  call: Call,
): Promise<ExitCode> {
  const out = call.text('out')
  if (out === undefined || !['.yaml', '.csv'].includes(extname(out)))
    throw new UsageError('Say where to: --out NAME.yaml for a grouping, --out codes.csv for a table of a dataset.')
  if (!grouping.codesFromData)
    throw new InputError(
      `\`${grouping.name}\` has its codes already.`,
      'A file of codes is for a grouping with `codes_from: dataset`.',
    )
  const words = grouping.conditions.map(({ word }) => word)
  const list = readCodeList(codes, words)
  for (const doubt of doubtsOf(list)) call.world.err(`warning  ${doubt}\n`)
  if (extname(out) === '.yaml') {
    const name = basename(out, '.yaml')
    const text = writeGrouping(new TextDecoder().decode(found.text), name, list)
    writeDocument(out, text, call.world)
    return 0
  }
  const rows = [...list.conditionsOf].flatMap(([code, conditions]) =>
    conditions.map((condition) => [grouping.name, code, condition] as const),
  )
  const table: Table = {
    columns: ['grouping', 'code', 'condition'].map((column) => ({ name: column, type: 'word' })),
    rows,
  }
  await writeResult({ json: rows, table: () => table }, call)
  return 0
}

async function countGrouped(grouping: Grouping, data: string, call: Call): Promise<ExitCode> {
  checkOut(call)
  const { openDataset } = await import('../dataset/openDataset.ts')
  const dataset = await openDataset(folderOf(data), { today: call.world.today })
  try {
    const isOwnUse = refuseUncontrolled(call, dataset, 'group')
    const { first, last, text } = periodOf(call.text('period'), dataset)
    const cutOff = lastDayOf(last)
    const window = { first, last, cutOff }
    const counted = await countPatients(dataset, grouping, window)
    const place = { folder: folderOf(data), hash: dataset.hash, today: call.world.today }
    // A database is asked for what models ask for, and for no codes.
    const met = warehouseFileAt(place.folder) === undefined ? await metDiagnoses(place, grouping, window) : undefined
    const { name, invented } = dataset.description
    if (invented) call.world.err('The dataset is invented: nobody below exists.\n')
    const doubt = met && doubtOfMet(met, grouping.name)
    if (doubt !== undefined) call.world.err(`warning  ${doubt}\n`)
    const rows = rowsOf(counted, grouping)
    const json = {
      grouping: grouping.name,
      months: grouping.months,
      dataset: { name, hash: dataset.hash, invented },
      period: text,
      on: dateOf(cutOff),
      listed: counted.listed,
      none: counted.none,
      ...met,
      conditions: rows,
      ...(isOwnUse && { disclosure: OWN_USE }),
    }
    const summary = (): string =>
      `${counted.listed} listed on ${dateOf(cutOff)}, diagnoses of ${grouping.months} months; ${counted.none} have no condition.\n` +
      (met
        ? `${met.diagnoses.met} of ${met.diagnoses.all} diagnoses have a condition, ${met.codes.met} of ${met.codes.all} codes.\n`
        : '') +
      rows.map(({ condition, patients }) => `  ${condition.padEnd(32)}${String(patients).padStart(10)}\n`).join('')
    await writeResult({ json, table: () => tableOf(rows), text: summary }, call)
    return 0
  } finally {
    await dataset.warehouse.close()
  }
}

function rowsOf({ listed, patients }: GroupedPatients, { conditions, derived }: Grouping) {
  return [...conditions, ...derived].map(({ word, label }) => {
    const own = patients.get(word) ?? 0
    return { condition: word, label: label ?? null, patients: own, share: listed === 0 ? null : own / listed }
  })
}

function tableOf(rows: ReturnType<typeof rowsOf>): Table {
  return {
    columns: [
      { name: 'condition', type: 'word' },
      { name: 'patients', type: 'number' },
      { name: 'share', type: 'number' },
    ],
    rows: rows.map(({ condition, patients, share }) => [condition, patients, share]),
  }
}
