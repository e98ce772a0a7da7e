import { type HeldAmounts, holdPayments, type KeyValue } from '../../models/index.ts'
import { type Changes, price, reduceToClinics } from '../../models/payout/index.ts'
import type { Pricing } from '../contract/pricing.ts'
import type { KeptModel } from '../region/countedModels.ts'
import { pageManifestShown } from './pageManifestShown.ts'
import type { Pattern } from './patternOf.ts'
import { shareShown } from './shareShown.ts'

/**
 * What the browser is sent of a model, with the payments held that rest on few somewhere: their amounts come from the server,
 * and a change of a figure of theirs asks it again, as for a payment that is row-bound.
 */
export function controlPricing(given: Pricing, kept: KeptModel, { held }: Pattern, changes: Changes = {}): Pricing {
  const { manifest, undecidedShare } = given
  const pricing = { ...given, manifest: pageManifestShown(manifest), undecidedShare: shareShown(undecidedShare) }
  if (held.size === 0) return pricing
  const { program } = kept.counted.plan
  const { quantities } = kept.counted
  const input = { quantities, ratesOf: kept.ratesOf, changes }
  const found = new Map<string, { amount: (readonly KeyValue[])[]; pot?: (readonly KeyValue[])[] }>()
  const priced = price(program, input, ({ part, values }) => {
    for (const { name, amount, pot } of part.payments) {
      if (!held.has(name)) continue
      const own = found.get(name) ?? { amount: [], ...(pot && { pot: [] }) }
      found.set(name, own)
      own.amount.push(perClinic(values[amount] ?? []))
      if (pot) own.pot?.push(perClinic(values[pot.amount] ?? []))
    }
  })
  // A pot is shared by what each clinic is due, which is public; the weights may be numbers of patients.
  for (const { name, ore } of priced.payments) {
    const own = found.get(name)
    if (own?.pot) own.amount = ore.map((window) => window.map((one) => orNull(one)))
  }
  const amounts: ReadonlyMap<string, HeldAmounts> = found
  const reduced = reduceToClinics(program, input)
  const left = holdPayments(reduced, amounts)
  const rowBound = new Set(left.rowBound)
  return {
    ...pricing,
    program: left.program,
    quantities: left.quantities,
    rates: pricing.rates.map((rate) => ({
      ...rate,
      rowBound: rate.rowBound || rowBound.has(rate.name.replace(/\[\d+\]$/, '')),
    })),
  }

  function perClinic(column: ArrayLike<number>): readonly KeyValue[] {
    return quantities.clinics.map((_, clinic) => orNull(column[column.length === 1 ? 0 : clinic] ?? Number.NaN))
  }
}

const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null)
