import { type Model, planModel, type Request, requestFor, readPeriod } from '../../models/index.ts'
import { RatedTrouble, rateSums } from '../../models/payout/index.ts'
import { hasCells } from '../warehouse/refuseCells.ts'

/** How a model is counted in a database whose file lets no cell leave; nothing where it asks for none. */
export function whereCellsStay(model: Model): string | undefined {
  const { program } = planModel(model)
  const period = readPeriod(model.valid.from.slice(0, 4))
  if (!period) return undefined
  const { windows }: Request = requestFor(program, model, period)
  try {
    const { rated } = rateSums(program, { windows, ratesOf: model.valid.from, stays: (count) => hasCells(count, SUMS) })
    if (rated.flat().length === 0) return undefined
    return 'In a database whose cells may not leave, its rates go into the statements, and each change is counted again.'
  } catch (error) {
    if (!(error instanceof RatedTrouble)) throw error
    const named = error.payments.map((name) => `\`${name}\``).join(', ')
    return `In a database whose cells may not leave it cannot be paid: ${named || 'it'} ${error.message}.`
  }
}

/** Every table lets sums leave alone. */
const SUMS = new Map(
  ['patients', 'contacts', 'diagnoses', 'measurements', 'enrolments', 'costs'].map((table) => [table, 'sums' as const]),
)
