import type { Rate } from '../../../server/contract/model.ts'
import type { Alternative, PricedAlternative } from '../../comparison/Comparison.ts'

/** A rate that an alternative changes; `rate` is absent where the model has none of that name. */
export interface ChangedRate {
  readonly model: string
  readonly figure: string
  readonly value: number
  readonly rate: Rate | undefined
}

/** What is changed in an alternative, in the order of the address. */
export function changedRates(alternative: Alternative, parts: PricedAlternative['parts']): readonly ChangedRate[] {
  return Object.entries(alternative.changes).flatMap(([model, changes]) =>
    Object.entries(changes).map(([figure, value]) => ({
      model,
      figure,
      value,
      rate: parts.find((part) => part.model.name === model)?.rates.find(({ name }) => name === figure),
    })),
  )
}
