import type { Model } from '../../models/index.ts'

/** A formula that is shown beside the payments: for each clinic, or once for the region. */
export interface AskedFact {
  readonly level: 'clinic' | 'region'
  readonly name: string
}

const LEVELS = ['clinic', 'region'] as const

/**
 * The formulas of some models that words mean: `region.x` and `clinic.x` those of their level, `x` those of both. A word
 * that no model computes means nothing.
 *
 * @example
 * factsAsked([], ['list_points']) // => []
 */
export function factsAsked(models: readonly Pick<Model, 'formulas'>[], words: readonly string[]): readonly AskedFact[] {
  const known = models.flatMap(({ formulas }) => formulas)
  const asked = words.flatMap((word) =>
    LEVELS.flatMap((level) => {
      const name = word.startsWith(`${level}.`) ? word.slice(level.length + 1) : word
      return known.some((one) => one.level === level && one.name === name) ? [{ level, name }] : []
    }),
  )
  return [...new Map(asked.map((one) => [nameInPlan(one), one])).values()]
}

/** What words mean to one model, as its plan is asked for it. */
export function namesInPlan(model: Model, { facts = [] }: { readonly facts?: readonly string[] | undefined }) {
  return factsAsked([model], facts).map(nameInPlan)
}

/** What a plan calls it, in which a level may share a name with another. */
export function nameInPlan({ level, name }: AskedFact): string {
  return `${level}.${name}`
}
