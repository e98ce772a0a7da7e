import { nameInPlan } from './factsAsked.ts'
import { type ComputedFacts, type PricedModel, valueInLastWindow, windowsOf } from './valueInLastWindow.ts'

/**
 * Region formulas in the last window of the period, of each model that some clinic is on in that window. Where several
 * models of an assignment compute one, it is named after its model: `pilot/fixed_share`.
 */
export function factsOfRegion(parts: readonly PricedModel[], names: readonly string[]): ComputedFacts {
  return Object.fromEntries(
    names.flatMap((name) => {
      const asked = nameInPlan({ level: 'region', name })
      const computing = parts.filter(({ plan }) => windowsOf(plan, asked) !== undefined)
      return computing.flatMap((part) => {
        const [found] = part.quantities.clinics.flatMap((_, clinic) => valueInLastWindow(part, asked, clinic) ?? [])
        if (!found) return []
        return [[computing.length > 1 ? `${part.priced.model}/${name}` : name, found.value] as const]
      })
    }),
  )
}
