import { type PaymentStep, stepsBetween } from '../../../models/analysis/compare/index.ts'
import type { PricedAlternative } from '../../comparison/Comparison.ts'
import type { Analysis, ClinicLine } from './Analysis.ts'

/** Why a clinic changes: the payment that moves most the way the total goes, and how the clinic differs in it. */
export interface MainReason {
  readonly step: PaymentStep
  /** How many paid contacts the clinic and the region have per listed, where the rate tells it. */
  readonly contacts: { readonly own: number; readonly region: number } | undefined
  /** What the payment is per listed, in öre, in the model that pays most by it. */
  readonly paid: { readonly own: number; readonly region: number; readonly by: PricedAlternative } | undefined
}

/** The main reason of one clinic's change; nothing where nothing changes. */
export function mainReason(analysis: Analysis, { clinic, change }: ClinicLine): MainReason | undefined {
  const { base, shown } = analysis
  const steps = stepsBetween(base.amounts.payments, shown.amounts.payments, change.place)
  const step = steps.find((one) => one.change !== 0 && Math.sign(one.change) === Math.sign(change.change))
  if (!step || change.change === 0) return undefined
  const by = (step.before ?? 0) >= (step.after ?? 0) ? base : shown
  const amounts = by.amounts.payments[step.payment]
  const own = amounts?.[change.place]
  const region = amounts && analysis.perListedOf(amounts)
  if (own === null || own === undefined || typeof region !== 'number' || !clinic.listed)
    return { step, contacts: undefined, paid: undefined }
  const paid = { own: own / clinic.listed, region, by }
  const rate = rateOfContact(by, step.payment)
  const contacts = rate === undefined ? undefined : { own: paid.own / 100 / rate, region: paid.region / 100 / rate }
  return { step, contacts, paid }
}

/**
 * The one rate of a payment per contact, where each paid contact brings just that rate: then the amount tells how many
 * they were. Nothing where several rates, a cap or a change within the period make it a guess.
 */
function rateOfContact({ parts, alternative, lock }: PricedAlternative, payment: string): number | undefined {
  const [part, ...others] = parts
  const card = part?.payments.find(({ name }) => name === payment)
  if (!part || others.length > 0 || card?.each !== 'contact') return undefined
  const rates = part.rates.filter(({ payments }) => payments.includes(payment))
  const [rate] = rates
  if (!rate || rates.length > 1 || rate.row !== null) return undefined
  const isPlain = new RegExp(`^(${rate.name}|when\\([^()]*, ${rate.name}, 0\\))$`).test(card.formula.trim())
  const dated = part.program.figures.find(({ name }) => name === rate.name)
  if (!isPlain || dated?.values.some(({ from }) => from > rate.from)) return undefined
  const factor =
    lock?.state === 'solved' && lock.model === part.model.name && lock.figures.includes(rate.name) ? lock.factor : 1
  const value = alternative.changes[part.model.name]?.[rate.name] ?? rate.value
  return value * factor > 0 ? value * factor : undefined
}
