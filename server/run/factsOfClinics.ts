import type { Over, Plan, Quantities } from '../../models/index.ts'
import type { Priced, PriceInput } from '../../models/payout/index.ts'

/** One model that was priced, for the clinics that are on it. */
export interface PricedModel {
  readonly plan: Plan
  readonly quantities: Quantities
  readonly assigned: NonNullable<PriceInput['assigned']>
  readonly priced: Priced
}

/** What models computed for each clinic, by name; `null` where there is no answer. */
export type ClinicFacts = Readonly<Record<string, number | null>>

/**
 * Clinic formulas in the last window of the period, each by the model that the clinic is on in that window. A model that
 * does not know a formula leaves it out.
 */
export function factsOfClinics(parts: readonly PricedModel[], names: readonly string[]): readonly ClinicFacts[] {
  const clinics = parts[0]?.quantities.clinics ?? []
  return clinics.map((_, clinic) =>
    Object.fromEntries(
      names.flatMap((name) => {
        const [latest] = parts.flatMap((part) => valueIn(part, name, clinic)).toSorted((a, b) => b.from - a.from)
        return latest === undefined ? [] : [[name, Number.isFinite(latest.value) ? latest.value : null] as const]
      }),
    ),
  )
}

/** The value of the last window and its first month, if the clinic is on the model in that window. */
function valueIn({ plan, quantities, assigned, priced }: PricedModel, name: string, clinic: number) {
  const over = overOf(plan, name)
  const window = quantities.windows.find((one) => one.over === over)?.windows.at(-1)
  const value = priced.formulas[name]?.at(-1)?.[clinic]
  if (over === undefined || !window || value === undefined || !assigned[over]?.at(-1)?.[clinic]) return []
  return [{ from: window.first, value }]
}

/** The length of the windows in which a formula is computed; of two, the later is what pricing gives. */
function overOf({ program }: Plan, name: string): Over | undefined {
  return program.windows.findLast(({ formulas }) => formulas.some((one) => one.name === name))?.over
}
