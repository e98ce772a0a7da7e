import { correctPayments, type ExplainedSide, type PaymentCorrection } from '../../models/index.ts'
import { type AssignmentEntry, assignedTo, explainWindows } from '../../models/payout/index.ts'
import { type CountedModel, countWithTerms } from '../run/countModel.ts'
import type { PaidRun, RunOrder } from '../run/payRun.ts'

/** One of the two runs of a correction. */
export interface CorrectedRun {
  readonly order: RunOrder
  readonly paid: PaidRun
}

/** What one clinic was and is paid, in öre, and why it differs. */
export interface ClinicCorrection {
  readonly clinic: string
  readonly before: number
  readonly after: number
  readonly difference: number
  readonly payments: readonly PaymentCorrection[]
}

/** The difference of two runs; the clinics' differences add up to that of the region. */
export interface Correction {
  readonly before: number
  readonly after: number
  readonly difference: number
  /** Clinics to which something is paid otherwise, the largest difference first; or the one that was asked for. */
  readonly clinics: readonly ClinicCorrection[]
}

/**
 * What a later run pays otherwise than an earlier one, clinic by clinic, payment by payment and term by term. A clinic
 * whose own data is the same is among them where its share depends on the others' data.
 */
export async function correctionOf(earlier: CorrectedRun, later: CorrectedRun, asked?: string): Promise<Correction> {
  const [was, is] = await Promise.all([explained(earlier), explained(later)])
  const names = [...new Set([...later.paid.run.clinics, ...earlier.paid.run.clinics].map(({ clinic }) => clinic))]
  const clinics = names
    .filter((clinic) => (asked === undefined ? differs(earlier.paid, later.paid, clinic) : clinic === asked))
    .map((clinic): ClinicCorrection => {
      const payments = correctPayments(was(clinic), is(clinic)).filter(
        ({ difference, terms }) => difference !== 0 || terms.some((term) => term.difference !== 0),
      )
      const [before, after] = [totalOf(earlier.paid, clinic), totalOf(later.paid, clinic)]
      return { clinic, before, after, difference: after - before, payments }
    })
    .toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference))
  const [before, after] = [oreIn(earlier.paid.run.region.total), oreIn(later.paid.run.region.total)]
  return { before, after, difference: after - before, clinics }
}

/** The payments of any clinic with their terms, window by window. */
async function explained({ order, paid }: CorrectedRun): Promise<(clinic: string) => readonly ExplainedSide[]> {
  const parts = await Promise.all(paid.parts.map((part) => countWithTerms(part, order)))
  return (clinic) => parts.flatMap((part) => sidesOf(part, order, clinic))
}

function sidesOf(
  { model, plan, quantities }: CountedModel,
  { ratesOf, entries }: { readonly ratesOf?: string | undefined; readonly entries: readonly AssignmentEntry[] },
  clinic: string,
): readonly ExplainedSide[] {
  if (!quantities.clinics.includes(clinic)) return []
  const assigned = assignedTo(model.name, entries, quantities)
  const { payments } = explainWindows(plan.program, plan.terms, { quantities, ratesOf, assigned }, clinic)
  return payments.map(({ name, windows }) => ({ model: model.name, name, windows }))
}

function differs(earlier: PaidRun, later: PaidRun, clinic: string): boolean {
  const paymentsIn = ({ run }: PaidRun) => run.clinics.find((one) => one.clinic === clinic)?.payments ?? {}
  const [was, is] = [paymentsIn(earlier), paymentsIn(later)]
  return Object.keys({ ...was, ...is }).some((name) => (was[name] ?? 0) !== (is[name] ?? 0))
}

function totalOf({ run }: PaidRun, clinic: string): number {
  return oreIn(run.clinics.find((one) => one.clinic === clinic)?.total ?? 0)
}

/** Amounts of a run are whole öre written in kronor. */
const oreIn = (amount: number): number => Math.round(amount * 100)
