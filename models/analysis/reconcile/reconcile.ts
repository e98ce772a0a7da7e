import type { Day } from '../../date/IsoDate.ts'
import { lastDayOf } from '../../date/Month.ts'
import type { Period } from '../../date/Period.ts'
import { compareWords } from '../../plan/compareWords.ts'
import { type Agreement, agreementOf } from './Agreement.ts'
import { pairPayments, type PaymentNames, type PaymentPair } from './pairPayments.ts'
import type { Months, PeriodAmount } from './PeriodAmount.ts'
import { type Residual, residualKey } from './Residual.ts'
import { widestMonths } from './widestMonths.ts'
import { writeMonths } from './writeMonths.ts'

/** What was paid, what a model computes, and for when. */
export interface ReconcileInput {
  /** All that was paid, also outside the period: a year's payment may reach out of it. */
  readonly paid: readonly PeriodAmount[]
  /** What the model computes in the period, window by window. */
  readonly computed: readonly PeriodAmount[]
  /** The payments of the model, in its order. */
  readonly payments: readonly string[]
  readonly names?: PaymentNames | undefined
  readonly period: Period
  /** Where only what was known on a day was paid: the day, and what became known after it. */
  readonly known?: { readonly on: Day; readonly later: readonly PeriodAmount[] } | undefined
}

export interface Reconciliation {
  readonly pairs: readonly PaymentPair[]
  /** Every line in which money was paid or computed, the largest residual first. */
  readonly lines: readonly Residual[]
  /** What was paid for longer than the period, so that the model has computed a part of it alone. */
  readonly notCompared: readonly PeriodAmount[]
  /**
   * What the model computes for payments and months of which no clinic had been paid by the day that is asked about:
   * the months had not ended, or were paid later.
   */
  readonly notYetPaid: readonly PeriodAmount[]
  readonly total: Agreement
}

/**
 * Holds what was paid against what a model computes, by clinic, payment and period. A payment that was paid by the
 * quarter and is computed by the month is compared by the quarter: in the coarser of the two, clinic by clinic. The
 * residuals add up to what was paid less what is computed.
 */
export function reconcile({ paid, computed, payments, names, period, known }: ReconcileInput): Reconciliation {
  const pairs = pairPayments(
    [...paid, ...(known?.later ?? [])].map(({ payment }) => payment),
    payments,
    names,
  )
  const lines: Residual[] = []
  const notCompared: PeriodAmount[] = []
  const notYetPaid: PeriodAmount[] = []
  for (const { clinic, payment, was, is } of sidesOf(paid, computed, pairs)) {
    for (const span of widestMonths([...is, ...was])) {
      if (span.last < period.first || span.first > period.last) continue
      const [before = [], after = []] = [was, is].map((amounts) => amounts.filter((one) => lies(one, span)))
      const [ofPayer, ofModel] = [sumOf(before), sumOf(after)]
      if (ofPayer === 0 && ofModel === 0) continue
      // Of a longer time than the period the model has computed a part alone, or nothing, unless one amount of it is as long.
      const isWhole = lies(span, period) || (after.length > 0 && after.every((one) => lies(span, one)))
      if (
        known &&
        isNotYetPaid(
          pairs.find(({ name }) => name === payment),
          span,
          { paid, known },
        )
      )
        notYetPaid.push({ clinic, payment, ...span, ore: ofModel })
      else if (isWhole) lines.push(lineOf({ clinic, payment, ...span }, ofPayer, ofModel))
      else notCompared.push({ clinic, payment, ...span, ore: ofPayer })
    }
  }
  lines.sort((a, b) => Math.abs(b.residual) - Math.abs(a.residual) || compareWords(a.key, b.key))
  return { pairs, lines, notCompared, notYetPaid, total: agreementOf(lines) }
}

/** Had no clinic been paid this by the day, for months that had not ended or that were paid later? */
function isNotYetPaid(
  pair: PaymentPair | undefined,
  span: Months,
  { paid, known }: Required<Pick<ReconcileInput, 'paid'>> & { readonly known: NonNullable<ReconcileInput['known']> },
): boolean {
  const isOf = (one: PeriodAmount): boolean =>
    pair?.paid.includes(one.payment) === true && one.first <= span.last && one.last >= span.first
  return !paid.some(isOf) && (lastDayOf(span.last) > known.on || known.later.some(isOf))
}

/** What one clinic was paid and what is computed for it, for one pair of payments. */
interface Sides {
  readonly clinic: string
  readonly payment: string
  readonly was: PeriodAmount[]
  readonly is: PeriodAmount[]
}

function sidesOf(
  paid: readonly PeriodAmount[],
  computed: readonly PeriodAmount[],
  pairs: readonly PaymentPair[],
): Iterable<Sides> {
  const sides = new Map<string, Sides>()
  const ofPayer = new Map(pairs.flatMap((pair) => pair.paid.map((name) => [name, pair.name] as const)))
  const ofModel = new Map(pairs.flatMap((pair) => pair.model.map((name) => [name, pair.name] as const)))
  const sideOf = (clinic: string, payment: string): Sides => {
    const key = JSON.stringify([clinic, payment])
    const found = sides.get(key) ?? { clinic, payment, was: [], is: [] }
    sides.set(key, found)
    return found
  }
  for (const one of computed) sideOf(one.clinic, ofModel.get(one.payment) ?? one.payment).is.push(one)
  for (const one of paid) sideOf(one.clinic, ofPayer.get(one.payment) ?? one.payment).was.push(one)
  return sides.values()
}

const lies = (one: Months, within: Months): boolean => one.first >= within.first && one.last <= within.last

const sumOf = (amounts: readonly PeriodAmount[] = []): number => amounts.reduce((sum, { ore }) => sum + ore, 0)

function lineOf(
  at: Months & { readonly clinic: string; readonly payment: string },
  paid: number,
  computed: number,
): Residual {
  const period = writeMonths(at)
  return { ...at, key: residualKey(at.clinic, at.payment, period), period, paid, computed, residual: paid - computed }
}
