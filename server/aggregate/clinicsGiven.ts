import { type Model, type Period, planModel, type Quantities, requestFor } from '../../models/index.ts'
import type { Dataset } from '../dataset/Dataset.ts'
import { refuseWrongKinds } from '../run/clinicFactKinds.ts'

/**
 * What a dataset gives of its clinics that a model reads: their facts, indicators, months open and previous payments. No patient is
 * counted.
 *
 * @throws DataError where it gives a fact in another kind than the model reads
 */
export async function clinicsGiven(model: Model, period: Period, dataset: Dataset): Promise<Quantities> {
  const request = requestFor(planModel(model).program, model, period)
  refuseWrongKinds(model, request, dataset)
  return dataset.warehouse.count({ windows: request.windows.map((part) => ({ ...part, counts: [] })) })
}
