import type { Scope } from '../document/Model.ts'
import type { ProgramPayment } from '../plan/Program.ts'
import type { Column } from './computeSteps.ts'
import { roundToOre } from './roundToOre.ts'
import { sharePot } from './sharePot.ts'

/** A payment in one window, by clinic: öre, what they were before rounding, and what is due; of a pot what stays unpaid. */
export interface PaidInWindow {
  readonly ore: readonly number[]
  readonly exact: readonly number[]
  readonly due: readonly number[]
  readonly unpaid: number
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
  if (!isOurs.some(Boolean)) return { due: nothing, ore: nothing, exact: nothing, unpaid: 0 }
  const pot = roundToOre((values[payment.pot.amount] as Column)[0] as number)
  const inScope = open[payment.pot.scope]
  const due = sharePot(
    pot,
    amounts.map((weight, clinic) => (inScope[clinic] ? weight : 0)),
  )
  const ore = due.map((share, clinic) => (isOurs[clinic] ? share : 0))
  return { due, ore, exact: ore.map((one) => one / 100), unpaid: pot - ore.reduce((sum, share) => sum + share, 0) }
}

/** Each clinic's own amount, in one go: a budget lock does this for every clinic and window again and again. */
function payAlone(
  { toOpenClinics }: ProgramPayment,
  amounts: Column,
  open: Readonly<Record<Scope, readonly boolean[]>>,
  isOurs: readonly boolean[],
): PaidInWindow {
  const clinics = isOurs.length
  const stride = amounts.length === 1 ? 0 : 1
  const due: number[] = []
  const exact: number[] = []
  let areAllOurs = true
  for (let clinic = 0; clinic < clinics; clinic += 1) {
    const own = toOpenClinics && !open.all_clinics[clinic] ? 0 : (amounts[clinic * stride] as number)
    const is = isOurs[clinic] as boolean
    due.push(oreOf(own))
    exact.push(is ? own : 0)
    areAllOurs &&= is
  }
  const ore = areAllOurs ? due : due.map((one, clinic) => (isOurs[clinic] ? one : 0))
  return { due, ore, exact, unpaid: 0 }
}

/** Whole öre; what has no answer and nobody is paid has none here either. */
const oreOf = (amount: number): number => (Number.isFinite(amount) ? roundToOre(amount) : Number.NaN)

/** A value for each clinic, of a column that has one for all or one each. */
export function perClinic(column: Column, clinics: number): readonly number[] {
  return column.length === clinics && clinics !== 1
    ? Array.from(column)
    : Array.from({ length: clinics }, (_, clinic) => column[column.length === 1 ? 0 : clinic] as number)
}
