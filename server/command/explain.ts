import { decimalText } from '../dataset/decimalText.ts'
import { type DatedTerm, type ExplainedByModel, type ExplainedRun, explainRun, type Read } from './engine.ts'
import { refuseUnknownClinic, RUN_FLAGS } from './prepareRuns.ts'
import { withRuns } from './run.ts'
import { disclosedAs } from './disclosedAs.ts'
import { disclosureAsked, RELEASE_FLAGS } from './disclosureAsked.ts'
import { ownUse } from './releasedAs.ts'
import type { Subcommand } from './Subcommand.ts'
import { withSuppressed } from './suppressed.ts'
import { UsageError } from './UsageError.ts'
import { cellText } from './writeCsv.ts'
import { writeResult } from './writeResult.ts'

const { facts: _, ...FLAGS } = RUN_FLAGS

/** `kapitera explain`: every term of what one clinic is paid. */
export const explain: Subcommand = {
  name: 'explain',
  usage: 'MODEL --data DIR --clinic ID [--period PERIOD]',
  summary: 'Says why one clinic is paid what it is paid: every term, quantity × rate = amount.',
  flags: {
    clinic: { value: 'ID', help: 'the clinic' },
    ...RELEASE_FLAGS,
    ...FLAGS,
  },
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
      const whole = await explainRun(order, clinic)
      for (const warning of whole.paid.run.warnings) call.world.err(`${warning}\n`)
      const asked = disclosureAsked(call, dataset)
      const { rules } = asked
      const { explained, hidden } = await disclosedAs(whole, order, { clinic, asked, world: call.world })
      const { paid, payments } = asked.isOwnUse
        ? { ...explained, paid: { ...explained.paid, run: ownUse(explained.paid.run) } }
        : explained
      await writeResult(
        {
          json: { ...statementJson({ paid, payments }, clinic, hidden), ...(rules && { disclosure: rules }) },
          table: () =>
            withSuppressed(
              tableOf(explained.payments, clinic),
              rules,
              ([, , payment, , term]) => term === 'paid' && hidden.has(String(payment)),
            ),
          text: () => textOf(explained, clinic, hidden),
        },
        call,
      )
      return 0
    })
  },
}

/** A statement as JSON, which `repeat` makes again. */
export function statementJson(
  { paid, payments }: ExplainedRun,
  clinic: string,
  hidden: ReadonlySet<string> = new Set(),
) {
  const { model, period, currency, dataset, manifest } = paid.run
  const total = hidden.has('total') ? null : totalOf(paid.run, clinic)
  const named = hidden.size === 0 ? {} : { hidden: [...hidden] }
  return { model, period, currency, dataset, clinic, payments: payments.map(paymentJson), total, ...named, manifest }
}

function paymentJson({ model, name, group, ore, terms: exact, reads }: ExplainedByModel) {
  const terms = exact.map(termJson)
  const amount = ore === undefined ? null : ore / 100
  const rounding = shortly((amount ?? 0) - terms.reduce((sum, term) => sum + term.amount, 0))
  return { model, payment: name, group, amount, terms, rounding, reads: reads.map(readJson) }
}

function termJson({ of, row, quantity, rate, amount, unit, source, basis, windows, changes }: DatedTerm) {
  return { of, row, quantity, rate, amount: shortly(amount), unit, source, basis, windows, changes }
}

function readJson({ name, label, level, value, unit, bound }: Read) {
  return { name, label, level, value: typeof value === 'number' ? shortly(value) : value, unit, bound }
}

function tableOf(payments: readonly ExplainedByModel[], clinic: string) {
  return {
    columns: [
      { name: 'clinic', type: 'word' },
      { name: 'model', type: 'word' },
      { name: 'payment', type: 'word' },
      { name: 'group', type: 'word' },
      { name: 'term', type: 'word' },
      { name: 'quantity', type: 'number' },
      { name: 'rate', type: 'number' },
      { name: 'unit', type: 'word' },
      { name: 'amount', type: 'amount' },
      { name: 'source', type: 'word' },
      { name: 'basis', type: 'word' },
    ] as const,
    rows: payments.flatMap(({ model, name, group, ore, terms }) => [
      ...terms.map((term) => [
        clinic,
        model,
        name,
        group,
        nameOf(term),
        shortly(term.quantity),
        shortly(term.rate),
        term.unit ?? null,
        oreIn(term) / 100,
        term.source ?? null,
        term.basis ?? null,
      ]),
      [clinic, model, name, group, 'rounding', null, null, null, roundingOf(ore, terms) / 100, null, null],
      [clinic, model, name, group, 'paid', null, null, null, ore === undefined ? null : ore / 100, null, null],
    ]),
  }
}

/** A payout statement for a terminal. */
function textOf({ paid, payments }: ExplainedRun, clinic: string, hidden: ReadonlySet<string>): string {
  const { period, currency } = paid.run
  const severalModels = new Set(payments.map(({ model }) => model)).size > 1
  const money = (ore: number): string => cellText(ore / 100, { name: '', type: 'amount' })
  const lines = payments.flatMap(({ model, name, group, ore, terms, reads }) => {
    const rounding = roundingOf(ore, terms)
    const by = severalModels ? `, ${model}` : ''
    return [
      `${name} (${group}${by})  ${hidden.has(name) ? 'hidden' : ore === undefined ? 'not settled in this period' : money(ore)}`,
      ...terms.map((term) => {
        const source =
          term.source === undefined
            ? ''
            : `  [${term.source}${term.basis === undefined || term.basis === 'decided' ? '' : `, ${term.basis}`}]`
        return `    ${number(term.quantity)} × ${number(term.rate)} = ${money(oreIn(term))}  ${nameOf(term)}${source}${changesIn(term)}`
      }),
      ...(rounding === 0 ? [] : [`    rounding ${money(rounding)}`]),
      ...(ore === undefined || reads.length === 0
        ? []
        : ['    it read', ...reads.map((read) => `      ${readText(read)}`)]),
    ]
  })
  const total = Math.round(totalOf(paid.run, clinic) * 100)
  return [
    `${clinic}, ${period}, ${currency}`,
    '',
    ...lines,
    '',
    `total  ${hidden.has('total') ? 'hidden' : money(total)}`,
    '',
  ].join('\n')
}

/** The rate of the window's first day holds all through it. */
function changesIn({ changes = [] }: DatedTerm): string {
  return changes.length === 0 ? '' : `  (changes on ${changes.join(' and ')}, inside the window: not followed)`
}

/** What a payment read: `clinic.points = 6 points  (Quality points)`; of a limited value, which part it is. */
function readText({ name, label, value, unit, bound }: Read): string {
  const is = value === null ? 'has no answer' : `= ${typeof value === 'number' ? number(value) : value ? 'yes' : 'no'}`
  const inUnit =
    typeof value === 'number' && unit !== undefined && unit !== 'share' && unit !== 'weight' ? ` ${unit}` : ''
  const by = bound === undefined || bound === name ? '' : `, by ${bound}`
  return `${name} ${is}${inUnit}${by}${label === undefined ? '' : `  (${label.en})`}`
}

function totalOf({ clinics }: ExplainedRun['paid']['run'], clinic: string): number {
  return clinics.find((row) => row.clinic === clinic)?.total ?? 0
}

const oreIn = ({ amount }: DatedTerm): number => Math.round(amount * 100)

/** What is paid beside the terms as they are shown, so that the lines of a table add up to the öre. */
function roundingOf(ore: number | undefined, terms: readonly DatedTerm[]): number {
  return ore === undefined ? 0 : ore - terms.reduce((sum, term) => sum + oreIn(term), 0)
}

function nameOf({ of, row }: DatedTerm): string {
  const name = 'name' in of ? of.name : of.type
  return row === undefined ? name : `${name} ${row}`
}

function number(value: number): string {
  return decimalText(shortly(value))
}

/** With six decimals: what binary fractions leave after them says nothing. */
function shortly(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
