import { openDataset } from '../dataset/openDataset.ts'
import { readPeriod } from '../../models/index.ts'
import { answerOf } from '../aggregate/answerOf.ts'
import { clinicsGiven } from '../aggregate/clinicsGiven.ts'
import { CountsTrouble } from '../aggregate/CountsTrouble.ts'
import { readCounts } from '../aggregate/readCounts.ts'
import { reasonInWords } from '../aggregate/Reason.ts'
import { type Suffices, sufficesOf } from '../aggregate/sufficesOf.ts'
import { DISCLOSURE_FLAG, OWN_USE, refuseUncontrolled } from './disclosureAsked.ts'
import { folderOf } from './prepareRuns.ts'
import { readModels } from './readModels.ts'
import type { Subcommand } from './Subcommand.ts'
import type { Cell, Table } from './Table.ts'
import { InputError, UsageError } from './UsageError.ts'
import { cellText } from './writeCsv.ts'
import { checkOut, writeResult } from './writeResult.ts'

/** `kapitera suffices`: which payments can be computed from counts, and what those come to. */
export const suffices: Subcommand = {
  name: 'suffices',
  usage: 'MODEL --counts FILE… --period PERIOD [--data DIR]',
  summary: 'Says which payments of a model counts suffice for exactly, and for which not and why; computes the former.',
  flags: {
    counts: {
      value: 'FILE…',
      help: 'CSV files of counts, `patients….csv` and `contacts….csv`: clinic, month, n and the facts counted by',
      many: true,
    },
    data: {
      value: 'DIR',
      help: 'a dataset with the clinics and their facts, where payments read them; no patients are needed',
    },
    period: { value: 'PERIOD', help: '2016, 2016-Q1 or 2016-03' },
    'rates-of': { value: 'DATE', help: 'pay with the rates of this day; without it, those of the period' },
    out: {
      value: 'FILE',
      help: 'write to a file, by its ending: .json, .csv, .parquet or .xlsx; without it, JSON on stdout',
    },
    json: { help: 'print JSON, also on a terminal' },
    ...DISCLOSURE_FLAG,
  },
  examples: ['kapitera suffices chronic_bundle --counts patients.csv --counts contacts.csv --period 2026-Q1'],
  run: async (call) => {
    checkOut(call)
    const [name, ...more] = call.words
    if (name === undefined || more.length > 0) throw new UsageError('Name one model. See kapitera suffices --help.')
    const files = call.list('counts')
    if (files.length === 0)
      throw new UsageError('Name the files of counts: --counts patients.csv --counts contacts.csv.')
    const period = readPeriod(call.text('period') ?? '')
    if (!period) throw new UsageError('Say for which period: --period 2016, 2016-Q1 or 2016-03.')
    const [model] = readModels([name], call.world) ?? []
    if (!model) return 1
    const data = call.text('data')
    const dataset = data === undefined ? undefined : await openDataset(folderOf(data), { today: call.world.today })
    try {
      const isOwnUse = dataset !== undefined && refuseUncontrolled(call, dataset, 'suffices')
      const found = sufficesOf(model, {
        tables: files.map(readCounts),
        period,
        given: dataset && (await clinicsGiven(model, period, dataset)),
        ratesOf: call.text('rates-of'),
      })
      const ratesOf = call.text('rates-of') ?? null
      const of = { model: model.name, period: period.text, ratesOf, currency: model.currency }
      await writeResult(
        {
          json: { ...of, ...answerOf(found, model), ...(isOwnUse && { disclosure: OWN_USE }) },
          table: () => tableOf(found),
          text: () => textOf(found, of.currency),
        },
        call,
      )
      return 0
    } catch (error) {
      if (error instanceof CountsTrouble) throw new InputError(error.message)
      throw error
    } finally {
      await dataset?.warehouse.close()
    }
  },
}

function tableOf({ payments, paid }: Suffices): Table {
  return {
    columns: [
      { name: 'payment', type: 'word' },
      { name: 'exact', type: 'boolean' },
      { name: 'reason', type: 'word' },
      { name: 'clinic', type: 'word' },
      { name: 'amount', type: 'amount' },
    ],
    rows: payments.flatMap(({ payment, reason }): Cell[][] =>
      reason === undefined
        ? paid.clinics.map((clinic) => [payment, true, null, clinic.clinic, clinic.payments[payment] ?? null])
        : [[payment, false, reasonInWords(reason), null, null]],
    ),
  }
}

function textOf({ payments, paid }: Suffices, currency: string): string {
  const lines = payments.flatMap(({ payment, reason }) =>
    reason === undefined
      ? [
          `${payment}: exact`,
          ...paid.clinics.map(
            ({ clinic, payments: own }) =>
              `    ${clinic}  ${cellText(own[payment] ?? null, { name: '', type: 'amount' })} ${currency}`,
          ),
        ]
      : [`${payment}: not from these counts: ${reasonInWords(reason)}.`],
  )
  return `${lines.join('\n')}\nThis holds for the rates of the period: another age limit may ask for other bands.\n`
}
