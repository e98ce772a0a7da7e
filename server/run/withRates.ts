import type { Count, IsoDate, Model, Plan, Request, Window } from '../../models/index.ts'
import { RatedTrouble, rateSums } from '../../models/payout/index.ts'
import { DataError } from '../dataset/DataProblem.ts'
import type { Warehouse } from '../warehouse/Warehouse.ts'
import { withStrangeOf } from './strangeWords.ts'

/** What is planned, and what it asks. */
interface Planned {
  readonly plan: Plan
  readonly request: Request
}

/**
 * The same plan for a warehouse whose cells may not leave: the rates go into its statements, and sums come back. Where cells may leave,
 * or none are asked for, it is the plan as it was.
 *
 * @throws DataError where an amount needs more than such a statement can say
 */
export function withRates(
  { plan, request }: Planned,
  {
    model,
    warehouse,
    ratesOf,
  }: { readonly model: Model; readonly warehouse: Warehouse; readonly ratesOf?: IsoDate | undefined },
): Planned {
  if (!warehouse.stays) return { plan, request }
  // An answer has the name of the count as it was asked.
  const stays = (count: Count, windows: readonly Window[]): boolean =>
    warehouse.stays?.(withStrangeOf(count, model), windows) ?? false
  try {
    const { program, rated } = rateSums(plan.program, { windows: request.windows, ratesOf, stays })
    if (program === plan.program) return { plan, request }
    const windows = request.windows.map((part, place) => ({
      ...part,
      counts: part.counts.filter((count) => !stays(count, part.windows)),
      rated: rated[place] ?? [],
    }))
    return { plan: { ...plan, program }, request: { windows } }
  } catch (error) {
    if (!(error instanceof RatedTrouble)) throw error
    throw refusedFor(error, request, warehouse)
  }
}

/** What the warehouse says of the cells, and why the rates cannot go to them. */
function refusedFor({ message: why, payments }: RatedTrouble, request: Request, warehouse: Warehouse): unknown {
  const named = payments.map((name) => `\`${name}\``).join(', ')
  try {
    warehouse.explain(request)
  } catch (error) {
    if (!(error instanceof DataError)) return error
    return new DataError(
      error.problems.map((problem) => ({
        ...problem,
        message: `${problem.message} Nor can the rates go to them: ${named || 'what was asked'} ${why}.`,
      })),
    )
  }
  return new Error('A warehouse keeps cells, and answers a request for them.')
}
