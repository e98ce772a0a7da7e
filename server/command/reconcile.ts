import { userInfo } from 'node:os'
import { isDate } from '../../models/index.ts'
import { keepNote } from '../reconcile/keepNote.ts'
import { RESIDUAL_CLASSES } from '../reconcile/Note.ts'
import { noteFile } from '../reconcile/noteFile.ts'
import { notesBeside } from '../reconcile/notesBeside.ts'
import { notedResiduals } from '../reconcile/notedResiduals.ts'
import { inPeriod, lastKnown } from '../reconcile/PaidRow.ts'
import { readPaid } from '../reconcile/readPaid.ts'
import { readPaymentNames } from '../reconcile/readPaymentNames.ts'
import { paymentsOf, reconcilePaid } from '../reconcile/reconcilePaid.ts'
import { reconciliationJson, reconciliationTable, reconciliationText } from '../reconcile/reconciliationResult.ts'
import { choiceIn } from './choiceIn.ts'
import { DISCLOSURE_FLAG, refuseUncontrolled } from './disclosureAsked.ts'
import { folderOf, RUN_FLAGS } from './prepareRuns.ts'
import { ownUse } from './releasedAs.ts'
import { payAll, withRuns } from './run.ts'
import type { Call, Subcommand } from './Subcommand.ts'
import { InputError, UsageError } from './UsageError.ts'
import { writeResult } from './writeResult.ts'

const { facts: _facts, 'explain-sql': _explain, dialect: _dialect, answers: _answers, ...FLAGS } = RUN_FLAGS

/** `kapitera reconcile`: does the program reproduce what was paid? */
export const reconcileCommand: Subcommand = {
  name: 'reconcile',
  usage: 'MODEL --data DIR [--period PERIOD] [--payments FILE], or --assign FILE --data DIR',
  summary:
    'Holds what was paid against what a model computes, by clinic, month and payment, and keeps what you say of it.',
  flags: {
    payments: { value: 'FILE', help: 'what the payer’s names of payments mean in the model’s words' },
    'known-at': { value: 'DATE', help: 'leave out what became known after this day; without it, nothing is left out' },
    kind: { value: 'KIND', help: 'what the run is for: preliminary, final or correction; final unless said' },
    notes: { value: 'FILE', help: 'where notes are kept; without it, notes/reconcile.jsonl in the dataset’s folder' },
    residual: { value: 'KEY', help: 'the residual to class, clinic/payment/period, as the list names it' },
    class: { value: 'CLASS', help: 'its class: rule, data, correction or unexplained' },
    note: { value: 'TEXT', help: 'why, in your words' },
    author: { value: 'NAME', help: 'who says so; without it, who is signed in on this machine' },
    ...FLAGS,
    ...DISCLOSURE_FLAG,
  },
  examples: [
    'kapitera reconcile county_rule_2017 --data data/county --period 2017',
    'kapitera reconcile region_2016.yaml --data data/region --payments names.yaml --out residuals.csv',
    "kapitera reconcile county_rule_2017 --data data/county --residual c37/visit_payment/2017-11 --class data --note 'Never delivered.'",
  ],
  run: async (call) => {
    const { text } = call
    if (call.words.length > 1) throw new UsageError('Name one model. See kapitera reconcile --help.')
    const knownAt = dayIn(call)
    const saying = sayingIn(call)
    return withRuns(call, call.words, async (prepared) => {
      const { dataset } = prepared
      const isOwnUse = refuseUncontrolled(call, dataset, 'reconcile')
      const folder = folderOf(text('data') ?? '')
      if (!dataset.has('paid'))
        throw new InputError(
          `The dataset \`${dataset.description.name}\` has no table \`paid\`, so there is nothing to reconcile with.`,
          'Deliver what was paid: clinic, payment, period, amount and, where it is known, known_at.',
        )
      const paid = await readPaid(dataset, { folder, today: call.world.today })
      const [first] = await payAll(prepared, call)
      const [order] = prepared.orders
      if (!first || !order) return 1
      const run = isOwnUse ? ownUse(first.run) : first.run
      const parts = first.parts.map((one) => ({ counted: one, ratesOf: order.ratesOf }))
      const namesFile = text('payments')
      const names = namesFile === undefined ? undefined : readPaymentNames(namesFile, paymentsOf(parts))
      const reconciliation = reconcilePaid({
        parts,
        entries: order.entries,
        paid,
        period: order.period,
        names,
        knownAt,
      })
      const store = noteFile(text('notes') ?? notesBeside(folder))
      if (saying) {
        const note = await keepNote({ model: run.model, ...saying }, reconciliation.lines, store)
        call.world.err(`Kept: ${note.residual}, ${note.class}, by ${note.author}.\n`)
      }
      const kept = await store.read(run.model)
      for (const warning of kept.warnings) call.world.err(`${warning}\n`)
      if (knownAt !== undefined)
        call.world.err('Of the dataset, `paid` alone says when a row became known; all else is as it was delivered.\n')
      const result = {
        run,
        dates: {
          kind: run.kind ?? ('final' as const),
          period: run.period,
          knownAt: knownAt ?? lastKnown(inPeriod(paid, order.period), dataset.description.asOf),
        },
        reconciliation,
        noted: notedResiduals(reconciliation, kept, order.period),
      }
      await writeResult(
        {
          json: reconciliationJson(result),
          table: () => reconciliationTable(result),
          text: () => reconciliationText(result),
        },
        call,
      )
      return 0
    })
  },
}

function dayIn({ text }: Call): string | undefined {
  const day = text('known-at')
  if (day !== undefined && !isDate(day)) throw new UsageError(`\`${day}\` is no day. Write 2017-06-20.`)
  return day
}

/** What the user says of a residual; nothing where nothing is said. */
function sayingIn(call: Call) {
  const { text } = call
  const residual = text('residual')
  const chosen = choiceIn(call, 'class', RESIDUAL_CLASSES)
  const note = text('note')
  if (residual === undefined && chosen === undefined && note === undefined) return undefined
  if (residual === undefined || chosen === undefined)
    throw new UsageError('To class a residual, say which and as what: --residual KEY --class rule --note TEXT.')
  const author = (text('author') ?? userInfo().username).trim()
  if (author === '') throw new UsageError('Say who you are: --author NAME.')
  if ((note ?? '').length > 4000 || author.length > 200)
    throw new UsageError('A note has at most 4,000 letters, a name 200.')
  return { residual, class: chosen, note: note ?? '', author }
}
