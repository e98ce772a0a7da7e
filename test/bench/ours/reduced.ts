import { reduceToClinics } from '../../../models/payout/index.ts'
import type { Dataset } from '../../../server/dataset/Dataset.ts'
import { counted } from './counted.ts'

/** A document counted and reduced to its clinics, as the page gets it: no row of a patient is left in it. */
export async function reduced(name: string, dataset: Dataset) {
  const { plan, quantities } = await counted(name, dataset)
  const { rowBound, ...sums } = reduceToClinics(plan.program, { quantities })
  if (rowBound.length > 0) throw new Error(`${name} has rates that are bound to the row: ${rowBound.join(', ')}.`)
  return { plan: { ...plan, program: sums.program }, quantities: sums.quantities }
}

export type ReducedModel = Awaited<ReturnType<typeof reduced>>
