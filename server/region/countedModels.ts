import { type IsoDate, type Model, type Period } from '../../models/index.ts'
import { type CountedModel, countModel, countWithTerms } from '../run/countModel.ts'
import type { ServedDataset } from './ServedDataset.ts'

/** A model on a dataset and period: counted once, and kept. */
export interface KeptModel {
  readonly model: Model
  readonly period: Period
  /** The day whose rates are read, where it is not the period's own. */
  readonly ratesOf: IsoDate | undefined
  readonly counted: CountedModel
  /** The same with the terms of each payment. */
  readonly explained: () => Promise<CountedModel>
}

/** So many are kept in memory; the one that was asked for longest ago goes first. */
const MOST = 24

/** Counts models on datasets, each once: a rate's change is priced from what was counted. */
export function createCountedModels() {
  const kept = new Map<string, Promise<KeptModel>>()

  return (served: ServedDataset, model: Model, hash: string, period: Period, ratesOf?: IsoDate): Promise<KeptModel> => {
    const read = ratesOf ?? nearestDay(model, period)
    // Data in databases has no hash of its own.
    const key = [served.name, served.dataset.hash, hash, period.text, read ?? ''].join(' ')
    const before = kept.get(key)
    kept.delete(key)
    const made = before ?? keep(served, model, period, read)
    kept.set(key, made)
    // What failed is tried again: the data's owner may have mended it.
    made.catch(() => kept.delete(key))
    for (const old of [...kept.keys()].slice(0, Math.max(0, kept.size - MOST))) kept.delete(old)
    return made
  }
}

async function keep(
  { dataset }: ServedDataset,
  model: Model,
  period: Period,
  ratesOf: IsoDate | undefined,
): Promise<KeptModel> {
  const order = { dataset, period, ratesOf, paysAll: true }
  const counted = await countModel(model, order)
  let explained: Promise<CountedModel> | undefined
  return {
    model,
    period,
    ratesOf,
    counted,
    explained: () => {
      explained ??= countWithTerms(counted, order)
      explained.catch(() => (explained = undefined))
      return explained
    },
  }
}

/**
 * The nearest day on which a model is in force, where it is not in force in the whole period: a rule of 2015 on the
 * contacts of 2017 is read as at its end. Whoever shows the result says so.
 */
export function nearestDay({ valid }: Pick<Model, 'valid'>, { first, last }: Period): IsoDate | undefined {
  const month = (date: IsoDate): number => Number(date.slice(0, 4)) * 100 + Number(date.slice(5, 7))
  if (valid.to !== undefined && month(valid.to) < last) return `${valid.to.slice(0, 7)}-01`
  return month(valid.from) > first ? valid.from : undefined
}
