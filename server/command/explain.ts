import { decimalText } from '../dataset/decimalText.ts'
import { type ExplainedPayment, explainRun, type Term } from './engine.ts'
import { refuseUnknownClinic, RUN_FLAGS } from './prepareRuns.ts'
import { withRuns } from './run.ts'
import type { Subcommand } from './Subcommand.ts'
import { UsageError } from './UsageError.ts'
import { cellText } from './writeCsv.ts'
import { writeResult } from './writeResult.ts'

const { facts: _, ...FLAGS } = RUN_FLAGS

/** `kapitera explain`: every term of what one clinic is paid. */
export const explain: Subcommand = {
  name: 'explain',
  usage: 'MODEL --data DIR --clinic ID [--period PERIOD]',
  summary: 'Says why one clinic is paid what it is paid: every term, quantity × rate = amount.',
  flags: { clinic: { value: 'ID', help: 'the clinic' }, ...FLAGS },
  examples: ['kapitera explain chronic_care_pilot --data demonstration --clinic fjallnas --period 2026'],
  run: async (call) => {
    const clinic = call.text('clinic')
    if (clinic === undefined) throw new UsageError('Say which clinic: --clinic ID.')
    if (call.words.length > 1) throw new UsageError('Name one model. See kapitera explain --help.')
    return withRuns(call, call.words, async ({ dataset, orders }) => {
      const { clinics } = await dataset.warehouse.count({ windows: [] })
      refuseUnknownClinic(clinic, clinics)
      const [order] = orders
      if (!order) return 1
      const { paid, payments } = await explainRun(order, clinic)
      const { model, period, currency, manifest, clinics: rows } = paid.run
      const total = rows.find((row) => row.clinic === clinic)?.total ?? 0
      const statement = payments.map(paymentJson)
      await writeResult(
        {
          json: { model, period, currency, dataset: paid.run.dataset, clinic, payments: statement, total, manifest },
          table: () => tableOf(payments, clinic),
          text: () => textOf(payments, { clinic, period, currency, total }),
        },
        call,
      )
      return 0
    })
  },
}

function paymentJson({ name, group, ore, terms, rounding }: ExplainedPayment) {
  return {
    payment: name,
    group,
    amount: ore === undefined ? null : ore / 100,
    terms: terms.map(termJson),
    rounding: shortly(rounding),
  }
}

function termJson({ of, row, quantity, rate, amount, unit, source, basis, windows }: Term) {
  return { of, row, quantity, rate, amount, unit, source, basis, windows }
}

function tableOf(payments: readonly ExplainedPayment[], clinic: string) {
  return {
    columns: [
      { name: 'clinic', type: 'word' },
      { name: 'payment', type: 'word' },
      { name: 'group', type: 'word' },
      { name: 'term', type: 'word' },
      { name: 'quantity', type: 'number' },
      { name: 'rate', type: 'number' },
      { name: 'unit', type: 'word' },
      { name: 'amount', type: 'number' },
      { name: 'source', type: 'word' },
      { name: 'basis', type: 'word' },
    ] as const,
    rows: payments.flatMap(({ name, group, ore, terms, rounding }) => [
      ...terms.map((term) => [
        clinic,
        name,
        group,
        nameOf(term),
        term.quantity,
        term.rate,
        term.unit ?? null,
        term.amount,
        term.source ?? null,
        term.basis ?? null,
      ]),
      [clinic, name, group, 'rounding', null, null, null, rounding, null, null],
      [clinic, name, group, 'paid', null, null, null, ore === undefined ? null : ore / 100, null, null],
    ]),
  }
}

/** A payout statement for a terminal. */
function textOf(
  payments: readonly ExplainedPayment[],
  {
    clinic,
    period,
    currency,
    total,
  }: { readonly clinic: string; readonly period: string; readonly currency: string; readonly total: number },
): string {
  const money = (amount: number): string => cellText(amount, { name: '', type: 'amount' })
  const lines = payments.flatMap(({ name, group, ore, terms, rounding }) => [
    `${name} (${group})  ${ore === undefined ? 'not settled in this period' : money(ore / 100)}`,
    ...terms.map((term) => {
      const source =
        term.source === undefined
          ? ''
          : `  [${term.source}${term.basis === undefined || term.basis === 'decided' ? '' : `, ${term.basis}`}]`
      return `    ${number(term.quantity)} × ${number(term.rate)} = ${money(term.amount)}  ${nameOf(term)}${source}`
    }),
    ...(Math.abs(rounding) >= 0.005 ? [`    rounding ${money(rounding)}`] : []),
  ])
  return [`${clinic}, ${period}, ${currency}`, '', ...lines, '', `total  ${money(total)}`, ''].join('\n')
}

function nameOf({ of, row }: Term): string {
  const name = 'name' in of ? of.name : of.type
  return row === undefined ? name : `${name} ${row}`
}

function number(value: number): string {
  return decimalText(Math.round(value * 10_000) / 10_000)
}

/** What is left of a subtraction of binary fractions is not rounding. */
function shortly(rounding: number): number {
  return Math.round(rounding * 1e9) / 1e9
}
