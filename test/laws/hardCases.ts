import type { Model, Payment } from '../../models/document/Model.ts'
import type { Expression } from '../../models/formula/Expression.ts'
import type { ClinicRow } from '../../models/vocabulary/Rows.ts'
import { firstDate, firstMonth, lastMonth, monthsOfPeriod } from '../oracle/calendar.ts'
import {
  divide,
  exactly,
  type Fraction,
  floor,
  fraction,
  magnitude,
  multiply,
  order,
  subtract,
  total,
} from '../oracle/Fraction.ts'
import { numberOf } from '../oracle/evaluate.ts'
import { keepBooks, type Book, resultOf, type OracleResult } from '../oracle/oracle.ts'
import { askedFor, type WindowPaid } from '../oracle/payWindow.ts'
import { clinicsIn, listedAt, modelOf, monthsOpen, type OracleRun, type Watch } from '../oracle/World.ts'
import { type Case, runOf } from './Case.ts'
import { hardIn } from './hardParts.ts'
import { allPartsOf } from './partsOf.ts'

/** What the generated cases must be full of: each is looked for in model, data and result, not in what was meant. */
export const HARD_CASES: readonly string[] = [
  'a birthday on the cut-off',
  'a clinic changes model',
  'a clinic is closed all along',
  'a clinic on no model',
  'a clinic opens or closes',
  'a clinic without patients',
  'a contact of somebody not listed here',
  'a contact outside the clinics',
  'a guest of whom nothing is known',
  'a negative amount',
  'a patient born after the cut-off',
  'a payment is not settled',
  'a spell begins or ends on the cut-off',
  'and: the rest has no answer',
  'ceiling per patient and year: reached',
  'decimals in weights',
  'exact profile: contacts shared',
  'given fact with a time',
  'grouping: a condition made of others',
  'grouping: codes of the dataset',
  'grouping: conditions counted',
  'grouping: one condition replaces another',
  'half an öre',
  'half an öre, below zero',
  'indicator: a formula read by the clinic',
  'indicator: a limit read by the clinic',
  'indicator: nobody in the denominator',
  'known: no',
  'many decimals before the öre',
  'missing: another value in its stead',
  'nearly half an öre',
  'no answer',
  'no contacts',
  'no rows: any',
  'no rows: count',
  'no rows: sum',
  'or: the rest has no answer',
  'paid over a month',
  'paid over a quarter',
  'paid over a year',
  'paid to a clinic that is closed',
  'paid to the listing clinic',
  'percentile: between neighbours',
  'period: a month',
  'period: a quarter',
  'period: a year',
  'pot below zero',
  'pot in which nobody has weight',
  'pot of all clinics',
  'pot of the same model',
  'pot partly for clinics on another model',
  'pot shared unequally',
  'pot with an öre left over',
  'pot with equal remainders',
  'previous: as computed',
  'previous: as delivered',
  'rank: a tie',
  'rates of another date',
  'rounded at a tie half_away, above zero',
  'rounded at a tie half_away, below zero',
  'rounded at a tie half_even, to the higher, above zero',
  'rounded at a tie half_even, to the higher, below zero',
  'rounded at a tie half_even, to the lower, above zero',
  'rounded at a tie half_even, to the lower, below zero',
  'rounded at a tie half_up, above zero',
  'rounded at a tie half_up, below zero',
  'rounded down, above zero',
  'rounded down, below zero',
  'rounded up, above zero',
  'rounded up, below zero',
  'rounded, above zero',
  'rounded, below zero',
  'row weights in an aggregate',
  'row weights of contacts',
  'row weights of patients',
  'row-bound: clamp',
  'row-bound: max',
  'row-bound: min',
  'row-bound: ramp',
  'rows over months of their own',
  'rows: costs',
  'rows: enrolments',
  'rows: indicators',
  'table: at the bound of a band',
  'table: in a further bracket',
  'table: no row of many matches',
  'table: on a line between rows',
  'table: several rows match, highest',
  'table: several rows match, sum',
  'threshold: met but for the tolerance',
  'threshold: met exactly',
  'two models in one region',
  'two rates in one year',
  'weighted mean or share',
  'when: the other has no answer',
]

/** What the oracle says of a case, and what it met that is hard. */
export interface Examined {
  readonly result: OracleResult
  readonly met: ReadonlySet<string>
}

/** So often is one part of a formula looked at in one case: the more looks, the slower. */
const LOOKS = 24

/** Pays a case, looking at every part of every formula and at what comes out. */
export function examine(given: Case): Examined {
  const met = new Set<string>()
  const run = runOf(given)
  const times = new Map<Expression, number>()
  const watch: Watch = (seen) => {
    const count = times.get(seen.part) ?? 0
    times.set(seen.part, count + 1)
    if (count < LOOKS) for (const name of hardIn(seen)) met.add(name)
  }
  const books = keepBooks({ ...run, watch })
  const result = resultOf(run, books)
  for (const name of inRun(run, books)) met.add(name)
  for (const [model, book] of books) for (const name of inBook(run, model, book)) met.add(name)
  return { result, met }
}

function* inRun(run: OracleRun, books: ReadonlyMap<Model, Book>): Generator<string> {
  const { rows, period } = run
  const months = monthsOfPeriod(period)
  yield `period: ${months.length === 1 ? 'a month' : months.length === 3 ? 'a quarter' : 'a year'}`
  if (run.ratesOf !== undefined) yield 'rates of another date'
  if ([...books.values()].some((book) => [...book.values()].flat().some(({ noAnswers }) => noAnswers.size > 0)))
    yield 'no answer'
  const isPaidIn = (book: Book) =>
    [...book.values()].flat().some(({ amounts }) => [...amounts.values()].some((ore) => ore !== 0n))
  if ([...books.values()].filter(isPaidIn).length > 1) yield 'two models in one region'
  for (const clinic of rows.clinics) {
    const models = new Set(months.map((month) => modelOf(run, clinic.id, month)?.name))
    if (models.size > 1) yield 'a clinic changes model'
    if (models.has(undefined)) yield 'a clinic on no model'
    const open = monthsOpen(clinic, months)
    if (open > 0 && open < months.length) yield 'a clinic opens or closes'
    if (open === 0) yield 'a clinic is closed all along'
    if (!rows.contacts.some((contact) => contact.clinic === clinic.id && months.includes(contact.month)))
      yield 'no contacts'
  }
}

function* inBook(run: OracleRun, model: Model, book: Book): Generator<string> {
  if (hasTwoRates(run, model, book)) yield 'two rates in one year'
  for (const [payment, windows] of book) {
    yield windows.length === 0 ? 'a payment is not settled' : `paid over a ${payment.over}`
    for (const paid of windows) {
      yield* inAmounts(paid)
      for (const clinic of run.rows.clinics.filter(({ id }) => paid.amounts.has(id)))
        yield* inRows(run, payment, paid, clinic)
      if (payment.pot && paid.amounts.size > 0) yield* inPot(run, model, payment, paid)
    }
  }
}

/** Does a figure that the model reads change between two windows that are paid? */
function hasTwoRates({ ratesOf }: OracleRun, model: Model, book: Book): boolean {
  const dates = [...book.values()]
    .flat()
    .filter(({ amounts }) => amounts.size > 0)
    .map(({ window }) => firstDate(firstMonth(window)))
  const used = new Set(allPartsOf(model).flatMap((part) => (part.type === 'parameter' ? part.name : [])))
  return model.parameters.some(({ name, values }) => {
    const inForce = new Set(dates.map((date) => values.findLast(({ from }) => from <= date)?.value))
    return ratesOf === undefined && used.has(name) && inForce.size > 1
  })
}

const HALF = fraction(1n, 2n)

function* inAmounts({ amounts, exact }: WindowPaid): Generator<string> {
  if ([...amounts.values()].some((ore) => ore < 0n)) yield 'a negative amount'
  for (const kronor of exact.values()) {
    const difference = fromTie(kronor)
    if (difference.over === 0n) yield kronor.over < 0n ? 'half an öre, below zero' : 'half an öre'
    else if (order(difference, exactly(1e-3)) <= 0) yield 'nearly half an öre'
    if (kronor.under > 10000n) yield 'many decimals before the öre'
  }
}

function fromTie(kronor: Fraction): Fraction {
  const ore = magnitude(multiply(kronor, fraction(100n)))
  return magnitude(subtract(subtract(ore, fraction(floor(ore))), HALF))
}

function* inRows({ rows }: OracleRun, payment: Payment, { window }: WindowPaid, clinic: ClinicRow): Generator<string> {
  const listed = listedAt(rows, clinic, window.cutOff)
  if (listed.length === 0) yield 'a clinic without patients'
  if (payment.each === 'patient' && listed.some(({ n }) => n > 1)) yield 'row weights of patients'
  const isOnEdge = rows.listings.some(
    ({ from, to, clinic: at }) => at === clinic.id && (from === window.cutOff || to === window.cutOff),
  )
  if (isOnEdge) yield 'a spell begins or ends on the cut-off'
  if (listed.some(({ birth }) => birth !== undefined && birth % 10000 === window.cutOff % 10000))
    yield 'a birthday on the cut-off'
  if (payment.each !== 'contact') return
  for (const contact of rows.contacts.filter(({ month }) => month === lastMonth(window))) {
    const isPaid = (payment.paidTo === 'performer' ? contact.clinic : contact.listedAt) === clinic.id
    if (!isPaid) continue
    if (contact.n > 1) yield 'row weights of contacts'
    if (!rows.patients.some(({ id }) => id === contact.patient)) yield 'a guest of whom nothing is known'
    if (['unlisted', 'other_region', 'other_country'].includes(contact.listedAt))
      yield 'a contact of somebody not listed here'
    if (contact.clinic === undefined) yield 'a contact outside the clinics'
    if (payment.paidTo === 'listing_clinic' && contact.clinic !== clinic.id) yield 'paid to the listing clinic'
    if (monthsOpen(clinic, window.months) === 0) yield 'paid to a clinic that is closed'
  }
}

function* inPot(run: OracleRun, model: Model, payment: Payment, paid: WindowPaid): Generator<string> {
  const { amounts, unpaid, window, noAnswers } = paid
  if (noAnswers.size > 0) return
  yield `pot of ${payment.scope === 'same_model' ? 'the same model' : 'all clinics'}`
  const shares = [...amounts.values()]
  const pot = shares.reduce((sum, ore) => sum + ore, unpaid)
  if (pot < 0n) yield 'pot below zero'
  if (unpaid !== 0n && shares.some((ore) => ore !== 0n)) yield 'pot partly for clinics on another model'
  if (unpaid === pot && pot !== 0n) yield 'pot in which nobody has weight'
  const sharing = clinicsIn(run, { model, window }, payment.scope ?? 'all_clinics').length
  if (pot !== 0n && sharing > 1 && new Set(shares.filter((ore) => ore !== 0n)).size > 1) yield 'pot shared unequally'
  yield* inRemainders(run, { model, payment, paid, pot })
}

interface PotPaid {
  readonly model: Model
  readonly payment: Payment
  readonly paid: WindowPaid
  readonly pot: bigint
}

/** Öre that no whole share has; and when it matters whose name comes first. */
function* inRemainders(run: OracleRun, { model, payment, paid, pot }: PotPaid): Generator<string> {
  const asked = { ...askedFor(run, model, paid.window, new Map()), scope: payment.scope }
  const { sharedBy } = payment.pot ?? {}
  if (!sharedBy) return
  const clinics = clinicsIn(run, asked, payment.scope ?? 'all_clinics')
  const weights = clinics.map((clinic) => numberOf(sharedBy, asked, { clinic }))
  const all = total(weights)
  if (all.over === 0n) return
  const exact = weights.map((weight) => multiply(fraction(pot < 0n ? -pot : pot), divide(weight, all)))
  const remainders = exact.map((share) => subtract(share, fraction(floor(share))))
  const left = Number(floor(total(remainders)))
  if (left === 0) return
  yield 'pot with an öre left over'
  const falling = remainders.toSorted((a, b) => order(b, a))
  const [last, next] = [falling[left - 1], falling[left]]
  if (last && next && order(last, next) === 0) yield 'pot with equal remainders'
}
