import { type KeptSteps, type PriceInput, type Priced, price, RunTrouble } from '../../../models/payout/index.ts'
import type { Label } from '../../../server/contract/Label.ts'
import type { Pricing } from '../../../server/contract/pricing.ts'
import type { PricedAlternative } from '../../comparison/Comparison.ts'

/** How many contacts of each clinic a rate pays in a payment, in the order of the clinics. */
export interface PaidContacts {
  readonly rate: Label
  /** In kronor, as it is paid. */
  readonly value: number
  readonly contacts: readonly number[]
}

/** Steps of a model that none of its rates per contact reaches. */
const keptSteps = new WeakMap<Pricing, KeptSteps>()

const known = new WeakMap<PricedAlternative, Map<string, readonly PaidContacts[]>>()

/**
 * The contacts that a payment pays, by each of its rates per contact: how much less the payment would be with the rate at
 * nothing, divided by the rate. Where a payment does not follow a rate in proportion, because of a cap say, that rate
 * tells no number and is left out; so are several models at once.
 */
export function paidContacts(of: PricedAlternative, payment: string): readonly PaidContacts[] {
  const found = known.get(of) ?? new Map<string, readonly PaidContacts[]>()
  known.set(of, found)
  const before = found.get(payment)
  if (before) return before
  const made = count(of, payment)
  found.set(payment, made)
  return made
}

function count({ parts, entries, alternative, lock }: PricedAlternative, payment: string): readonly PaidContacts[] {
  const [part] = parts
  if (!part || entries.length !== 1 || entries[0]?.clinics !== 'all' || entries[0].from !== undefined) return []
  const changes = alternative.changes[part.model.name] ?? {}
  const solved = lock?.state === 'solved' && lock.model === part.model.name ? lock : undefined
  const factors = Object.fromEntries((solved?.figures ?? []).map((name) => [name, solved?.factor ?? 1]))
  const kept = keptSteps.get(part) ?? new Map()
  keptSteps.set(part, kept)
  const input: PriceInput = { quantities: part.quantities, ratesOf: part.ratesOf ?? undefined, changes, factors, kept }
  const rates = part.rates.filter((rate) => isPerContact(part, rate) && rate.payments.includes(payment))
  if (rates.length === 0) return []
  try {
    const now = amounts(price(part.program, input), payment)
    return rates.flatMap(({ name, label, value: document }): PaidContacts[] => {
      const value = (changes[name] ?? document) * (factors[name] ?? 1)
      if (value === 0 || isDated(part, name)) return []
      const at = (rate: number): readonly number[] =>
        amounts(price(part.program, { ...input, changes: { ...changes, [name]: rate } }), payment)
      const [none, twice] = [at(0), at(2 * (changes[name] ?? document))]
      const contacts = now.map((amount, place) => (amount - (none[place] ?? 0)) / value)
      const isLinear = now.every(
        (amount, place) =>
          Math.abs((twice[place] ?? 0) - 2 * amount + (none[place] ?? 0)) <= 0.01 + 1e-9 * Math.abs(amount),
      )
      return isLinear ? [{ rate: label, value, contacts }] : []
    })
  } catch (error) {
    // A rate at nothing may leave a payment without an answer: then it tells no number.
    if (error instanceof RunTrouble) return []
    throw error
  }
}

type Rate = Pricing['rates'][number]

function isPerContact({ model }: Pricing, { unit, row, rowBound }: Rate): boolean {
  return unit === `${model.currency}/contact` && row === null && !rowBound
}

/** A rate that changes within the period is not one number. */
function isDated({ program, quantities, ratesOf }: Pricing, name: string): boolean {
  const windows = quantities.windows.flatMap((one) => one.windows)
  const first = Math.min(...windows.map((window) => window.first))
  const last = Math.max(...windows.map((window) => window.last))
  const values = program.figures.find((figure) => figure.name === name)?.values ?? []
  return ratesOf === null && values.map(({ from }) => monthOf(from)).some((month) => month > first && month <= last)
}

const monthOf = (date: string): number => Number(date.slice(0, 4)) * 100 + Number(date.slice(5, 7))

/** What each clinic is paid, unrounded, over all windows. */
function amounts({ clinics, payments }: Priced, payment: string): readonly number[] {
  const exact = payments.find(({ name }) => name === payment)?.exact ?? []
  return clinics.map((_, place) => exact.reduce((sum, window) => sum + (window[place] ?? 0), 0))
}
