import { balanceBudget } from '../../models/index.ts'
import { payoutOf } from '../../models/payout/index.ts'
import type { PaidRun, Run, RunOrder } from './payRun.ts'
import { undecidedOf } from './undecidedOf.ts'

/** How an alternative was brought to the baseline's cost. */
export interface Balance {
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
 * Pays an alternative at a given cost: one payment gives way, by default the largest.
 *
 * @throws CannotBalance where no factor meets the target
 */
export async function payBalanced(
  paid: PaidRun,
  order: RunOrder,
  { payment, target }: { readonly payment?: string | undefined; readonly target: number },
): Promise<{ readonly run: Run; readonly balance: Balance }> {
  const [part, ...others] = paid.parts
  if (!part || others.length > 0) throw new CannotBalance('Only one model for all clinics can be balanced.')
  const largest = Object.entries(paid.run.region.payments).toSorted(([, a], [, b]) => (b ?? 0) - (a ?? 0))[0]?.[0]
  const giving = payment ?? largest ?? ''
  const known = part.model.payments.map(({ name }) => name)
  if (!known.includes(giving))
    throw new CannotBalance(`\`${part.model.name}\` has no payment \`${giving}\`; it has ${known.join(', ')}.`)
  const input = { quantities: part.quantities, ratesOf: order.ratesOf }
  const balanced = balanceBudget(part.plan.program, input, giving, Math.round(target * 100))
  if (!('priced' in balanced))
    throw new CannotBalance(
      `No factor on the rates of \`${giving}\` makes \`${part.model.name}\` cost ${target}; the nearest are ${balanced.nearest
        .map(({ factor, total }) => `${total / 100} at ${factor}`)
        .join(' and ')}.`,
    )
  const { factor, figures, residue, priced } = balanced
  const { clinics, region } = payoutOf([priced])
  const factors = Object.fromEntries(figures.map((name) => [name, factor]))
  const share = await undecidedOf(paid.parts, { ...order, factors })
  return {
    run: { ...paid.run, clinics, region, undecidedShare: share },
    balance: { payment: giving, figures, factor, residue: residue / 100 },
  }
}
