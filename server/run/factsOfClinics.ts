import { nameInPlan } from './factsAsked.ts'
import { type ComputedFacts, type PricedModel, valueInLastWindow } from './valueInLastWindow.ts'

/**
 * Clinic formulas in the last window of the period, each by the model that the clinic is on in that window. A model that
 * does not know a formula leaves it out.
 */
export function factsOfClinics(parts: readonly PricedModel[], names: readonly string[]): readonly ComputedFacts[] {
  const clinics = parts[0]?.quantities.clinics ?? []
  return clinics.map((_, clinic) =>
    Object.fromEntries(
      names.flatMap((name) => {
        const asked = nameInPlan({ level: 'clinic', name })
        const values = parts.flatMap((part) => valueInLastWindow(part, asked, clinic) ?? [])
        const [latest] = values.toSorted((a, b) => b.from - a.from)
        return latest === undefined ? [] : [[name, latest.value] as const]
      }),
    ),
  )
}
