import {
  type Agreement,
  type AgreementOf,
  agreementBy,
  type Reconciliation,
  shownShare,
  writeMonths,
} from '../../models/index.ts'
import type { Table } from '../command/Table.ts'
import { cellText } from '../command/writeCsv.ts'
import type { Run } from '../run/payRun.ts'
import type { Note } from './Note.ts'
import type { Noted, NotedResidual } from './notedResiduals.ts'
import { onOneSide } from './reconcilePaid.ts'
import type { RunDates } from '../run/RunKind.ts'

/** A reconciliation and all that is said beside it. */
export interface ReconciliationResult {
  readonly run: Run
  readonly dates: RunDates
  readonly reconciliation: Reconciliation
  readonly noted: Noted
}

/** As JSON: amounts in the currency's main unit, shares to six decimals and never rounded up. */
export function reconciliationJson({ run, dates, reconciliation, noted }: ReconciliationResult) {
  const { lines, total, pairs, notCompared, notYetPaid } = reconciliation
  return {
    model: run.model,
    ...dates,
    currency: run.currency,
    dataset: run.dataset,
    total: inKronor(total),
    payments: agreementBy(lines, 'payment').map(({ name, ...agreement }) => {
      const pair = pairs.find((one) => one.name === name)
      return { payment: name, paidAs: pair?.paid ?? [], computedAs: pair?.model ?? [], ...inKronor(agreement) }
    }),
    clinics: agreementBy(lines, 'clinic').map(({ name, ...agreement }) => ({ clinic: name, ...inKronor(agreement) })),
    ...onOneSide(reconciliation),
    residuals: noted.residuals.map(({ key, clinic, payment, period, paid, computed, residual, note, hasChanged }) => ({
      key,
      clinic,
      payment,
      period,
      paid: paid / 100,
      computed: computed / 100,
      residual: residual / 100,
      note: note && { ...sayingOf(note), hasChanged },
    })),
    settled: noted.settled.map((note) => ({ key: note.residual, ...sayingOf(note) })),
    notCompared: notCompared.map(({ clinic, payment, first, last, ore }) => ({
      clinic,
      payment,
      first,
      last,
      paid: ore / 100,
    })),
    notYetPaid: notYetPaid.map(({ clinic, payment, first, last, ore }) => ({
      clinic,
      payment,
      first,
      last,
      computed: ore / 100,
    })),
    manifest: run.manifest,
  }
}

function inKronor({ paid, computed, residual, apart, share, lines, agreeing }: Agreement) {
  return {
    paid: paid / 100,
    computed: computed / 100,
    residual: residual / 100,
    apart: apart / 100,
    share: shownShare(share, 6),
    lines,
    agreeing,
  }
}

function sayingOf({ class: chosen, note, author, at, ore }: Note) {
  return { class: chosen, note, author, at, residualThen: ore / 100 }
}

/** A row a line, those that agree among them, so that every share can be computed again. */
export function reconciliationTable({ run, dates, reconciliation, noted }: ReconciliationResult): Table {
  const noteOf = new Map(noted.residuals.map((one) => [one.key, one]))
  const amount = (name: string) => ({ name, type: 'amount' }) as const
  const word = (name: string) => ({ name, type: 'word' }) as const
  return {
    columns: [
      ...['model', 'kind', 'known_at', 'key', 'clinic', 'payment', 'period'].map(word),
      ...['paid', 'computed', 'residual'].map(amount),
      ...['currency', 'class', 'note', 'author', 'at'].map(word),
      { name: 'has_changed', type: 'boolean' },
    ],
    rows: reconciliation.lines.map(({ key, clinic, payment, period, paid, computed, residual }) => {
      const { note = null, hasChanged = false } = noteOf.get(key) ?? {}
      return [
        run.model,
        dates.kind,
        dates.knownAt,
        key,
        clinic,
        payment,
        period,
        paid / 100,
        computed / 100,
        residual / 100,
        run.currency,
        note?.class ?? null,
        note?.note ?? null,
        note?.author ?? null,
        note?.at ?? null,
        note === null ? null : hasChanged,
      ]
    }),
  }
}

/** So many residuals are shown on a terminal; a file has all. */
const SHOWN = 20

/** For a terminal: the share first, then by payment, then the largest residuals. */
export function reconciliationText(result: ReconciliationResult): string {
  const { run, dates, reconciliation, noted } = result
  const { lines, total } = reconciliation
  const { notInModel, notPaid } = onOneSide(reconciliation)
  const known = dates.knownAt === null ? '' : `, known on ${dates.knownAt}`
  const shown = noted.residuals.slice(0, SHOWN)
  const more = noted.residuals.length - shown.length
  return [
    `${run.model}, ${dates.period}, ${dates.kind}${known}, ${run.currency}`,
    '',
    `${percent(total)} of the money that was paid is reproduced; ${total.agreeing} of ${total.lines} lines agree to the öre.`,
    '',
    ...inColumns([
      ['payment', 'paid', 'computed', 'residual', 'reproduced', 'agreeing'],
      ...[...agreementBy(lines, 'payment'), { name: 'all', ...total }].map(agreementRow),
    ]),
    ...listed('Paid, but no payment of the model', notInModel),
    ...listed('Payments of the model of which nothing was paid', notPaid),
    ...(reconciliation.notCompared.length > 0
      ? ['', `Not compared, for it was paid for longer than the period: ${reconciliation.notCompared.length} amounts.`]
      : []),
    ...unpaid(result),
    ...(shown.length > 0
      ? ['', ...inColumns([['residual', 'paid', 'computed', 'difference', 'class'], ...shown.map(residualRow)])]
      : []),
    ...(more > 0 ? ['', `${more} more; --out FILE.csv has all.`] : []),
    '',
  ].join('\n')
}

/** What nobody had been paid by the day, by payment: the share says nothing of it. */
function unpaid({ dates, reconciliation: { notYetPaid } }: ReconciliationResult): readonly string[] {
  const payments = [...new Set(notYetPaid.map(({ payment }) => payment))]
  if (payments.length === 0) return []
  const rows = payments.map((payment) => {
    const own = notYetPaid.filter((one) => one.payment === payment)
    const [first, last] = [Math.min(...own.map((one) => one.first)), Math.max(...own.map((one) => one.last))]
    const computed = own.reduce((sum, { ore }) => sum + ore, 0)
    return [payment, money(computed), writeMonths({ first, last: first }), writeMonths({ first: last, last })]
  })
  return [
    '',
    `Not yet paid on ${dates.knownAt}, and neither compared nor in the share:`,
    ...inColumns([['payment', 'computed', 'from', 'to'], ...rows]),
  ]
}

function agreementRow({ name, ...agreement }: AgreementOf): readonly string[] {
  const { paid, computed, residual, lines, agreeing } = agreement
  return [name, money(paid), money(computed), money(residual), percent(agreement), `${agreeing} of ${lines}`]
}

function residualRow({ key, paid, computed, residual, note, hasChanged }: NotedResidual): readonly string[] {
  const said =
    note === null
      ? '–'
      : `${note.class}${hasChanged ? `, then ${money(note.ore)}` : ''}${note.note === '' ? '' : `: ${note.note}`}`
  return [key, money(paid), money(computed), money(residual), said]
}

const listed = (what: string, names: readonly string[]): readonly string[] =>
  names.length === 0 ? [] : ['', `${what}: ${names.join(', ')}.`]

const money = (ore: number): string => cellText(ore / 100, { name: '', type: 'amount' })

function percent({ share }: Pick<Agreement, 'share'>): string {
  const shown = shownShare(share, 6)
  return shown === null ? '–' : `${(shown * 100).toFixed(4)} %`
}

/** The first and the last column are words, the others numbers. */
function inColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 || column === row.length - 1
          ? cell.padEnd(widths[column] ?? 0)
          : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  )
}
