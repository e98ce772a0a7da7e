import type { CountedTerm, PaymentCorrection, TermCorrection } from '../../models/index.ts'
import type { Cell, Table } from '../command/Table.ts'
import { cellText } from '../command/writeCsv.ts'
import { decimalText } from '../dataset/decimalText.ts'
import type { Run } from '../run/payRun.ts'
import type { ClinicCorrection, Correction } from './correctionOf.ts'
import type { RunDates } from '../run/RunKind.ts'

/** One of the two runs, as a correction names it. */
export interface NamedRun extends RunDates {
  readonly run: Run
}

/** A correction and the two runs that it is of. */
export interface CorrectionResult {
  readonly earlier: NamedRun
  readonly later: NamedRun
  readonly correction: Correction
}

/** As JSON, amounts in the currency's main unit. */
export function correctionJson({ earlier, later, correction }: CorrectionResult) {
  return {
    kind: 'correction',
    model: later.run.model,
    period: later.period,
    currency: later.run.currency,
    earlier: runJson(earlier),
    later: runJson(later),
    region: amountsOf(correction),
    clinics: correction.clinics.map(({ clinic, payments, ...amounts }) => ({
      clinic,
      ...amountsOf(amounts),
      payments: payments.map(({ model, payment, terms, rounding, ...sums }) => ({
        model,
        payment,
        ...amountsOf(sums),
        terms: terms.map(({ of, row, unit, before, after, difference }) => ({
          of,
          row: row ?? null,
          unit: unit ?? null,
          before: countedJson(before),
          after: countedJson(after),
          difference: difference / 100,
        })),
        rounding: rounding / 100,
      })),
    })),
  }
}

type Sums = Pick<Correction, 'before' | 'after' | 'difference'>

const amountsOf = ({ before, after, difference }: Sums) => ({
  before: before / 100,
  after: after / 100,
  difference: difference / 100,
})

const runJson = ({ kind, period, knownAt, run }: NamedRun) => ({
  kind,
  period,
  knownAt,
  model: run.model,
  dataset: run.dataset,
  manifest: run.manifest,
})

const countedJson = (term: CountedTerm | null) =>
  term && { quantity: shortly(term.quantity), rate: shortly(term.rate), amount: term.ore / 100 }

/** A row a term, one for what rounding leaves and one for the payment: the differences of the first two add up to the third. */
export function correctionTable({ later, correction }: CorrectionResult): Table {
  const word = (name: string) => ({ name, type: 'word' }) as const
  const number = (name: string) => ({ name, type: 'number' }) as const
  const amount = (name: string) => ({ name, type: 'amount' }) as const
  return {
    columns: [
      ...['clinic', 'model', 'payment', 'term'].map(word),
      ...['quantity_before', 'rate_before'].map(number),
      amount('before'),
      ...['quantity_after', 'rate_after'].map(number),
      amount('after'),
      amount('difference'),
      word('currency'),
    ],
    rows: correction.clinics.flatMap(({ clinic, payments }) =>
      payments.flatMap((one) => {
        const row = (term: string, cells: readonly Cell[]): readonly Cell[] => [
          clinic,
          one.model,
          one.payment,
          term,
          ...cells,
          later.run.currency,
        ]
        return [
          ...one.terms.map((term) =>
            row(nameOf(term), [...cellsOf(term.before), ...cellsOf(term.after), term.difference / 100]),
          ),
          row('rounding', [null, null, null, null, null, null, one.rounding / 100]),
          row('paid', [null, null, one.before / 100, null, null, one.after / 100, one.difference / 100]),
        ]
      }),
    ),
  }
}

function cellsOf(term: CountedTerm | null): readonly Cell[] {
  return term ? [shortly(term.quantity), shortly(term.rate), term.ore / 100] : [null, null, null]
}

/** For a terminal: the clinics, each with its payments and terms where few are shown. */
export function correctionText({ earlier, later, correction }: CorrectionResult): string {
  const { clinics } = correction
  const said = ({ kind, knownAt }: NamedRun): string => (knownAt === null ? kind : `${kind}, known on ${knownAt}`)
  return [
    `${later.run.model}, ${later.period}, ${later.run.currency}: ${said(earlier)} → ${said(later)}`,
    '',
    `region  ${change(correction)}`,
    ...clinics.flatMap((one) => ['', ...linesOf(one, clinics.length <= MOST_WITH_TERMS)]),
    '',
    ...(clinics.length > MOST_WITH_TERMS ? ['--clinic ID shows the terms of one.', ''] : []),
    ...(clinics.length === 0 ? ['No clinic is paid otherwise.', ''] : []),
  ].join('\n')
}

const MOST_WITH_TERMS = 5

function linesOf({ clinic, payments, ...sums }: ClinicCorrection, withTerms: boolean): readonly string[] {
  return [`${clinic}  ${change(sums)}`, ...payments.flatMap((one) => paymentLines(one, withTerms))]
}

function paymentLines(payment: PaymentCorrection, withTerms: boolean): readonly string[] {
  const terms = payment.terms.map(
    (term) => `    ${nameOf(term)}: ${product(term.before)} → ${product(term.after)}  ${signed(term.difference)}`,
  )
  const rounding = payment.rounding === 0 ? [] : [`    rounding  ${signed(payment.rounding)}`]
  return [`  ${payment.payment}  ${change(payment)}`, ...(withTerms ? [...terms, ...rounding] : [])]
}

const change = ({ before, after, difference }: Sums): string =>
  `${money(before)} → ${money(after)}  ${signed(difference)}`

function product(term: CountedTerm | null): string {
  if (!term) return 'nothing'
  return `${decimalText(shortly(term.quantity))} × ${decimalText(shortly(term.rate))} = ${money(term.ore)}`
}

const money = (ore: number): string => cellText(ore / 100, { name: '', type: 'amount' })

const signed = (ore: number): string => (ore > 0 ? `+${money(ore)}` : money(ore))

function nameOf({ of, row }: TermCorrection): string {
  const name = 'name' in of ? of.name : of.type
  return row === undefined ? name : `${name} ${row}`
}

/** With six decimals: what binary fractions leave after them says nothing. */
function shortly(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
