import { type Count, type Model, planModel, type Program, type Request, requestFor } from '../../models/index.ts'
import { RatedTrouble, rateSums } from '../../models/payout/index.ts'
import type { Case } from '../laws/Case.ts'
import { periodOf } from '../laws/engines.ts'

/** A model of a case with the rates in what it asks; or why that cannot be. */
export type RatedCase =
  | { readonly program: Program; readonly request: Request; readonly sums: number }
  | { readonly trouble: string }

/** Plans a model so that the counts that stay are asked as sums with the rates in them. */
export function ratedCase({ ratesOf, ...given }: Case, model: Model, stays: (count: Count) => boolean): RatedCase {
  const { program } = planModel(model)
  const request = requestFor(program, model, periodOf({ ratesOf, ...given }))
  try {
    const made = rateSums(program, { windows: request.windows, ratesOf, stays })
    const windows = request.windows.map((part, place) => ({
      ...part,
      counts: part.counts.filter((count) => !stays(count)),
      rated: made.rated[place] ?? [],
    }))
    return { program: made.program, request: { windows }, sums: made.rated.flat().length }
  } catch (error) {
    if (error instanceof RatedTrouble) return { trouble: error.message }
    throw error
  }
}
