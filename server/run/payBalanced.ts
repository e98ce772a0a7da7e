import { ratesOf as ratesIn } from '../../models/analysis/balance/index.ts'
import { balanceParts, planModel } from '../../models/index.ts'
import type { CountedModel } from './countModel.ts'
import { assignedTo, payoutOf, price } from '../../models/payout/index.ts'
import type { PaidRun, Run, RunOrder } from './payRun.ts'
import { undecidedOf } from './undecidedOf.ts'

/** How an alternative was brought to the baseline's cost. */
export interface Balance {
  /** Of an assignment: the model whose payment it is. */
  readonly model?: string
  /** The payment that gave way: its money figures were multiplied by the factor. */
  readonly payment: string
  readonly figures: readonly string[]
  readonly factor: number
  /** What rounding left, in the currency; it is among the amounts of that payment. */
  readonly residue: number
}

/** Why an alternative cannot cost the same: the nearest that it can cost. */
export class CannotBalance extends Error {
  override readonly name = 'CannotBalance'
}

/**
 * Pays an alternative at a given cost: one payment gives way, by default the largest; of an assignment the largest of a
 * model that the baseline has not.
 *
 * @throws CannotBalance where no factor meets the target
 */
export async function payBalanced(
  paid: PaidRun,
  order: RunOrder,
  {
    payment,
    target,
    baseline,
  }: { readonly payment?: string | undefined; readonly target: number; readonly baseline: readonly string[] },
): Promise<{ readonly run: Run; readonly balance: Balance }> {
  const { entries, ratesOf } = order
  const parts = paid.parts.map(({ model, plan, quantities }) => {
    const input = { quantities, ratesOf, assigned: assignedTo(model.name, entries, quantities) }
    return { program: plan.program, input, priced: price(plan.program, input) }
  })
  const balanced = balanceParts(parts, { target: Math.round(target * 100), baseline, payment })
  if (!balanced) {
    const known = paid.parts.flatMap(({ model }) => model.payments.map(({ name }) => name))
    throw new CannotBalance(`\`${order.name}\` has no payment \`${payment ?? ''}\`; it has ${known.join(', ')}.`)
  }
  const { found, place, payment: giving, priced } = balanced
  refuseFixed(paid.parts[place], giving)
  if (!('priced' in found))
    throw new CannotBalance(
      `No factor on the rates of \`${giving}\` makes \`${order.name}\` cost ${target}; the nearest are ${found.nearest
        .map(({ factor, total }) => `${total / 100} at ${factor}`)
        .join(' and ')}.`,
    )
  const { factor, figures, residue } = found
  const { clinics, region } = payoutOf(priced)
  const model = parts[place]?.program.model ?? ''
  const factors = { [model]: Object.fromEntries(figures.map((name) => [name, factor])) }
  const share = await undecidedOf(paid.parts, { ...order, factors, priced })
  return {
    run: { ...paid.run, clinics, region, undecidedShare: share },
    balance: { ...(parts.length > 1 && { model }), payment: giving, figures, factor, residue: residue / 100 },
  }
}

/** A payment gives way with all of its rates or not at all: one that the database has put into its sums cannot move. */
function refuseFixed(part: CountedModel | undefined, giving: string): void {
  const fixed = part?.plan.program.fixed ?? []
  if (!part || fixed.length === 0) return
  const name = ratesIn(planModel(part.model).program, giving).find((one) => fixed.includes(one))
  if (name !== undefined)
    throw new CannotBalance(
      `\`${giving}\` cannot give way: \`${name}\` is in sums that the database made with its value, for their cells may not leave. Name another payment.`,
    )
}
