import type { Over, Plan, Quantities } from '../../models/index.ts'
import type { Priced, PriceInput } from '../../models/payout/index.ts'

/** One model that was priced, for the clinics that are on it. */
export interface PricedModel {
  readonly plan: Plan
  readonly quantities: Quantities
  readonly assigned: NonNullable<PriceInput['assigned']>
  readonly priced: Priced
}

/** What models computed for a clinic or the region, by name; `null` where there is no answer. */
export type ComputedFacts = Readonly<Record<string, number | null>>

/**
 * What a formula of a plan is for a clinic in the last window of the period, and the window's first month. Nothing where
 * the clinic is not on the model in that window.
 */
export function valueInLastWindow(
  { plan, quantities, assigned, priced }: PricedModel,
  name: string,
  clinic: number,
): { readonly from: number; readonly value: number | null } | undefined {
  const over = windowsOf(plan, name)
  const window = quantities.windows.find((one) => one.over === over)?.windows.at(-1)
  const value = priced.formulas[name]?.at(-1)?.[clinic]
  if (over === undefined || !window || value === undefined || !assigned[over]?.at(-1)?.[clinic]) return undefined
  return { from: window.first, value: Number.isFinite(value) ? value : null }
}

/** The length of the windows in which a plan computes a formula; of two, the later is what pricing gives. */
export function windowsOf({ program }: Plan, name: string): Over | undefined {
  return program.windows.findLast(({ formulas }) => formulas.some((one) => one.name === name))?.over
}
