import type { Scope } from '../document/Model.ts'
import type { ProgramPayment } from '../plan/Program.ts'
import type { Column } from './Column.ts'
import { roundToOre } from './roundToOre.ts'
import { sharePot } from './sharePot.ts'

/**
 * A payment in one window, by clinic: öre, what they were before rounding, and what is due; of a pot what stays unpaid. What nobody
 * asks for is not made: a budget lock asks again and again for the sum of all clinics alone.
 */
export interface PaidInWindow {
  readonly ore: readonly number[]
  readonly exact: readonly number[]
  readonly due: readonly number[]
  readonly unpaid: number
  /** Of `exact`, clinic after clinic. */
  readonly sum: number
}

/**
 * One payment in one window, in öre: each clinic's own amount, or its share of the pot. What is `due` would be paid if
 * every clinic were on the model; `previous` reads it, so that a clinic that changes model has a past.
 */
export function payInWindow(
  payment: ProgramPayment,
  values: readonly Column[],
  open: Readonly<Record<Scope, readonly boolean[]>>,
  isOurs: readonly boolean[],
  clinics: number,
): PaidInWindow {
  if (!payment.pot) return payAlone(payment, values[payment.amount] as Column, open, isOurs)
  const amounts = perClinic(values[payment.amount] as Column, clinics)
  // A model that no clinic is on in a window has no pot in it either.
  const nothing = amounts.map(() => 0)
  if (!isOurs.some(Boolean)) return { due: nothing, ore: nothing, exact: nothing, unpaid: 0, sum: 0 }
  const pot = roundToOre((values[payment.pot.amount] as Column)[0] as number)
  const inScope = open[payment.pot.scope]
  const due = sharePot(
    pot,
    amounts.map((weight, clinic) => (inScope[clinic] ? weight : 0)),
  )
  const ore = due.map((share, clinic) => (isOurs[clinic] ? share : 0))
  const exact = ore.map((one) => one / 100)
  return { due, ore, exact, unpaid: pot - sumOf(ore), sum: sumOf(exact) }
}

function sumOf(values: readonly number[]): number {
  let sum = 0
  for (const value of values) sum += value
  return sum
}

/** Each clinic's own amount. */
function payAlone(
  { toOpenClinics }: ProgramPayment,
  amounts: Column,
  open: Readonly<Record<Scope, readonly boolean[]>>,
  isOurs: readonly boolean[],
): PaidInWindow {
  const clinics = isOurs.length
  let [due, ore, exact]: (readonly number[] | undefined)[] = []
  let ownColumn: Column | undefined
  let sum: number | undefined
  return {
    unpaid: 0,
    get due() {
      return (due ??= roundAll(column()))
    },
    get ore() {
      return (ore ??= isOurs.includes(false) ? this.due.map((one, clinic) => (isOurs[clinic] ? one : 0)) : this.due)
    },
    get exact() {
      return (exact ??= Array.from(column(), (one, clinic) => (isOurs[clinic] ? one : 0)))
    },
    get sum() {
      return (sum ??= sumOfOurs(column(), isOurs))
    },
  }

  /** What each clinic would be paid: nothing where it is closed and only those that are open are paid. */
  function column(): Column {
    if (amounts.length === clinics && !toOpenClinics) return amounts
    if (toOpenClinics && amounts.length === clinics && !open.all_clinics.includes(false)) return amounts
    return (ownColumn ??= Float64Array.from(isOurs, (_, clinic) =>
      toOpenClinics && !open.all_clinics[clinic] ? 0 : (amounts[amounts.length === 1 ? 0 : clinic] as number),
    ))
  }
}

function roundAll(amounts: Column): readonly number[] {
  const row = rowOf(amounts.length)
  for (let clinic = 0; clinic < amounts.length; clinic += 1) row[clinic] = oreOf(amounts[clinic] as number)
  return row
}

function sumOfOurs(amounts: Column, isOurs: readonly boolean[]): number {
  let total = 0
  for (let clinic = 0; clinic < amounts.length; clinic += 1) if (isOurs[clinic]) total += amounts[clinic] as number
  return total
}

/** A list to be written into. A copy of one of doubles has room for them at once; one that grows is moved again and again. */
function rowOf(length: number): number[] {
  if (blank.length !== length) blank = Array.from({ length }, () => 0.5)
  return blank.slice()
}
let blank: readonly number[] = []

/** Whole öre; what has no answer and nobody is paid has none here either. */
const oreOf = (amount: number): number => (Number.isFinite(amount) ? roundToOre(amount) : Number.NaN)

/** A value for each clinic, of a column that has one for all or one each. */
export function perClinic(column: Column, clinics: number): readonly number[] {
  return column.length === clinics && clinics !== 1
    ? Array.from(column)
    : Array.from({ length: clinics }, (_, clinic) => column[column.length === 1 ? 0 : clinic] as number)
}
