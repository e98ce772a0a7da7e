import { type PaymentStep, stepsBetween } from '../../../models/analysis/compare/index.ts'
import type { Label } from '../../../server/contract/Label.ts'
import type { PricedAlternative } from '../../comparison/Comparison.ts'
import type { Analysis, ClinicLine } from './Analysis.ts'
import { paidContacts } from './paidContacts.ts'

/** Why a clinic changes: the payment that moves most the way the total goes, and how the clinic differs in it. */
export interface MainReason {
  readonly step: PaymentStep
  /** How many contacts that one rate pays the clinic and the region have per listed, where the rate tells it. */
  readonly contacts: { readonly rate: Label; readonly own: number; readonly region: number } | undefined
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
  const contacts = contactsOf(analysis, by, step.payment, { listed: clinic.listed, place: change.place })
  return { step, contacts, paid }
}

/** Of the payment's rates per contact, the one in which the clinic differs by most money from the region. */
function contactsOf(
  { perListedOf }: Analysis,
  by: PricedAlternative,
  payment: string,
  { listed, place }: { readonly listed: number; readonly place: number },
): MainReason['contacts'] {
  const compared = paidContacts(by, payment).flatMap(({ rate, value, contacts }) => {
    const region = perListedOf(contacts)
    const own = (contacts[place] ?? 0) / listed
    return region === null ? [] : [{ rate, own, region, money: Math.abs((own - region) * value) }]
  })
  return compared.toSorted((a, b) => b.money - a.money)[0]
}
