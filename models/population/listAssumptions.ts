import type { Assumption } from './Assumption.ts'
import { ASSUMPTIONS } from './assumptions.ts'
import { CONDITION_PROFILES } from './conditionProfiles.ts'

/** An assumption with its name, as a dataset lists it. */
export interface ListedAssumption extends Assumption<unknown> {
  readonly name: string
}

/** Every figure that a generated region rests on, with where it comes from: for its datapackage and for reading. */
export function listAssumptions(): readonly ListedAssumption[] {
  const general = Object.entries<Assumption<unknown>>(ASSUMPTIONS).map(([name, one]) => ({ name, ...one }))
  const ofConditions = CONDITION_PROFILES.flatMap(({ name, prevalence, byAge, within, codedPercent, ...shape }) => [
    { name: `${name}_prevalence`, ...prevalence },
    { name: `${name}_by_age`, ...byAge },
    ...(within ? [{ name: `${name}_within`, ...within }] : []),
    { name: `${name}_coded_percent`, ...codedPercent },
    {
      name: `${name}_shape`,
      label: 'Codes, how much more common in weak areas, among men and with other conditions',
      mark: 'assumed' as const,
      source: 'No figure was found.',
      value: shape,
    },
  ])
  return [...general, ...ofConditions]
}
