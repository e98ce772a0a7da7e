import type { ModelCard } from '../../../server/contract/model.ts'

/** A model in the list: a scenario stands under what it extends. */
export interface ListedModel {
  readonly model: ModelCard
  readonly depth: number
}

/** Models that can run, in the base's currency and in others, then those that cannot; scenarios under what they extend. */
export function arrangeModels(
  models: readonly ModelCard[],
  currency: string | undefined,
): {
  readonly runnable: readonly ListedModel[]
  readonly foreign: readonly ListedModel[]
  readonly blocked: readonly ListedModel[]
} {
  const isOwn = (one: ModelCard): boolean => currency === undefined || one.currency === currency
  return {
    runnable: asTree(models.filter((one) => !one.trouble && isOwn(one))),
    foreign: asTree(models.filter((one) => !one.trouble && !isOwn(one))),
    blocked: asTree(models.filter(({ trouble }) => trouble)),
  }
}

function asTree(models: readonly ModelCard[]): readonly ListedModel[] {
  const names = new Set(models.map(({ name }) => name))
  const roots = models.filter((one) => one.extends === null || !names.has(one.extends))
  return roots.flatMap((root) => below(root, 0))

  function below(model: ModelCard, depth: number): readonly ListedModel[] {
    const scenarios = models.filter((one) => one.extends === model.name)
    return [{ model, depth }, ...scenarios.flatMap((one) => below(one, depth + 1))]
  }
}
