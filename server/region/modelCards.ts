import { type Model, type Period, planModel, requestFor, windowsIn } from '../../models/index.ts'
import { refuseOpenFigures } from '../../models/payout/index.ts'
import type { ModelCard } from '../contract/model.ts'
import { nearestDay } from './countedModels.ts'
import { allModels } from './modelsByName.ts'
import { problemIn } from './problemIn.ts'
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
export function modelCards(served: ServedDataset, period: Period): readonly ModelCard[] {
  return allModels().map(({ model }) => {
    const trouble = troubleOf(model, served, period)
    return { ...cardOf(model), ...(trouble && { trouble }) }
  })
}

function troubleOf(model: Model, { dataset }: ServedDataset, period: Period): ModelCard['trouble'] {
  try {
    const { program } = planModel(model)
    refuseOpenFigures(program, ({ over }) => windowsIn(period, over, model.cutOff), {
      ratesOf: nearestDay(model, period),
    })
    dataset.warehouse.explain(requestFor(program, model, period))
    return undefined
  } catch (error) {
    const problem = problemIn(error)
    if (!problem) throw error
    return { message: problem.title, hint: problem.detail ?? null }
  }
}
