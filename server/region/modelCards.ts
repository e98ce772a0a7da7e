import type { Model, Period } from '../../models/index.ts'
import type { ModelCard } from '../contract/model.ts'
import { allModels } from './modelsByName.ts'
import { readinessOf } from './readinessOf.ts'
import type { ServedDataset } from './ServedDataset.ts'

/** A model as a list shows it. */
export function cardOf(model: Model): ModelCard {
  const { name, label, jurisdiction, status, valid, currency } = model
  return {
    name,
    label,
    jurisdiction: jurisdiction ?? null,
    status,
    valid: { from: valid.from, to: valid.to ?? null },
    currency,
    extends: model.extends?.model ?? null,
  }
}

/** The catalogue, each with why it cannot run on a dataset, as far as that is seen before any row is counted. */
export function modelCards({ dataset }: ServedDataset, period: Period): readonly ModelCard[] {
  return allModels().map(({ model }) => {
    const { trouble } = readinessOf(model, dataset, period)
    return { ...cardOf(model), ...(trouble && { trouble }) }
  })
}
