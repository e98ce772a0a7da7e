import type { AssignmentEntry, Priced, PriceInput } from '../../models/payout/index.ts'
import { planModel } from '../../models/index.ts'
import { assignedTo, hasUndecided, restsWholly, undecidedShare } from '../../models/payout/index.ts'
import { type CountedModel, type CountOrder, countWithTerms } from './countModel.ts'
import { namesInPlan } from './factsAsked.ts'

/** What the amounts were priced with, beside what was counted. */
interface Pricing extends CountOrder, Pick<PriceInput, 'ratesOf'> {
  /** What every model pays. */
  readonly priced: readonly Priced[]
  readonly entries: readonly AssignmentEntry[]
  /** By model. */
  readonly factors?: Readonly<Record<string, PriceInput['factors']>> | undefined
}

/**
 * The share of a run's kronor that rests on figures whose basis is not `decided`, to six decimals; `null` where there are
 * no kronor. A document whose figures are all decided has none, without a computation.
 */
export async function undecidedOf(counted: readonly CountedModel[], order: Pricing): Promise<number | null> {
  if (!counted.some(({ plan }) => hasUndecided(plan.program))) return 0
  const { ratesOf, factors, entries } = order
  if (counted.every((one) => isWholly(one, order)) && order.priced.some(pays)) return 1
  let undecided = 0
  let all = 0
  for (const one of counted) {
    const { model, plan, quantities } = await countWithTerms(one, order)
    const assigned = assignedTo(model.name, entries, quantities)
    const resting = undecidedShare(plan.program, plan.terms, {
      quantities,
      ratesOf,
      factors: factors?.[model.name],
      assigned,
    })
    undecided += resting.undecided
    all += resting.all
  }
  return all === 0 ? null : Math.round((undecided / all) * 1e6) / 1e6
}

/** Do all of a model's terms rest on such figures? Then they need not be counted. */
function isWholly({ model, request }: CountedModel, order: Pricing): boolean {
  const { program, terms } = planModel(model, { facts: namesInPlan(model, order), explain: true })
  const windowsOf = ({ over }: { readonly over: string }) =>
    request.windows.find((part) => part.over === over)?.windows ?? []
  return restsWholly(program, terms, { windowsOf, ratesOf: order.ratesOf })
}

/** Does a model pay anything? */
const pays = ({ payments }: Priced): boolean =>
  payments.some(({ exact }) => exact.some((row) => row.some((amount) => amount !== 0)))
