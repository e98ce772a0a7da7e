import type { Priced, PriceInput } from '../../payout/price.ts'
import type { Program } from '../../plan/Program.ts'
import { ALL_PAYMENTS, balanceBudget, type Balanced, ratesOf, sumOfRow, type Unbalanced } from './balanceBudget.ts'

/** One model of an alternative: its program, with what it is priced, and what that paid. */
export interface BalancePart {
  readonly program: Program
  readonly input: PriceInput
  readonly priced: Priced
  /** Payments of which a rate cannot be moved here, for rows below the clinics are priced with it. */
  readonly cannotMove?: readonly string[] | undefined
}

/** What an alternative is brought to. */
export interface BalanceOrder {
  /** Öre that the whole shall cost. */
  readonly target: number
  /** Models of the baseline: a model that is new gives way before them. */
  readonly baseline: readonly string[]
  /**
   * The payment that gives way, `payment` or `model/payment`, `*` for all of a model's; without it the largest whose rates
   * can move, or all in proportion where it alone cannot reach the target and nothing is set.
   */
  readonly payment?: string | undefined
  /** Figures that someone has just set, by model: of itself, nothing that reads them gives way. */
  readonly set?: Readonly<Record<string, readonly string[]>> | undefined
}

/** Which part gave way, and to what. */
export interface PartBalance {
  readonly place: number
  readonly payment: string
  readonly found: Balanced | Unbalanced
  /** Of all parts, as they then pay. */
  readonly priced: readonly Priced[]
}

/**
 * Brings several models, each paying its own clinics, to a cost: one payment of one of them gives way, and the others pay
 * what they pay. Nothing comes back where no payment has a rate that could move, or none of the name is there.
 */
export function balanceParts(parts: readonly BalancePart[], order: BalanceOrder): PartBalance | undefined {
  const giving = givingOf(parts, order)
  const part = giving && parts[giving.place]
  if (!giving || !part) return undefined
  const { place, payment } = giving
  const others = parts.reduce((sum, { priced }, one) => (one === place ? sum : sum + totalOf(priced)), 0)
  if (isHeld(part, payment))
    return { place, payment, found: { payment, nearest: [] }, priced: parts.map((one) => one.priced) }
  const own = balanceBudget(part.program, part.input, payment, order.target - others, part.priced)
  const isSet = Object.values(order.set ?? {}).some((names) => names.length > 0)
  const mayTryAll = order.payment === undefined && !isSet && !isHeld(part, ALL_PAYMENTS) && !('priced' in own)
  const found = mayTryAll
    ? balanceBudget(part.program, part.input, ALL_PAYMENTS, order.target - others, part.priced)
    : own
  const priced = parts.map((one, index) => (index === place && 'priced' in found ? found.priced : one.priced))
  return { place, payment: found.payment, found, priced }
}

function givingOf(
  parts: readonly BalancePart[],
  { baseline, payment, set = {} }: BalanceOrder,
): { readonly place: number; readonly payment: string } | undefined {
  const candidates = parts.flatMap(({ program, priced, cannotMove = [] }, place) =>
    program.payments.map(({ name }) => ({
      place,
      payment: name,
      key: `${program.model}/${name}`,
      isNew: !baseline.includes(program.model),
      canMove: ratesOf(program, name).length > 0 && !cannotMove.includes(name),
      ore: oreOf(priced, name),
    })),
  )
  if (payment !== undefined) {
    const named = candidates.find((one) => one.key === payment || one.payment === payment)
    return named ?? candidates.map((one) => ({ ...one, payment: ALL_PAYMENTS })).find((one) => isAll(one, payment))
  }
  const hasNew = candidates.some(({ isNew, canMove, ore }) => isNew && canMove && ore > 0)
  const moving = candidates.filter(({ canMove, isNew }) => canMove && (isNew || !hasNew))
  const untouched = moving.filter(({ place, payment: name, ore }) => {
    const { program } = parts[place] as BalancePart
    return ore > 0 && !ratesOf(program, name).some((rate) => set[program.model]?.includes(rate))
  })
  return (untouched.length > 0 ? untouched : moving).toSorted((a, b) => b.ore - a.ore)[0]
}

/** Would a rate have to move that cannot? */
const isHeld = ({ cannotMove = [] }: BalancePart, payment: string): boolean =>
  payment === ALL_PAYMENTS ? cannotMove.length > 0 : cannotMove.includes(payment)

/** `*`, or `model/*` of several. */
const isAll = ({ key }: { readonly key: string }, payment: string): boolean =>
  payment === ALL_PAYMENTS || (payment.endsWith(`/${ALL_PAYMENTS}`) && key.startsWith(payment.slice(0, -1)))

const sumOf = (rows: readonly (readonly number[])[]): number => rows.reduce((total, row) => total + sumOfRow(row), 0)

const totalOf = ({ payments }: Priced): number => payments.reduce((sum, { ore }) => sum + sumOf(ore), 0)

const oreOf = ({ payments }: Priced, name: string): number =>
  sumOf(payments.find((payment) => payment.name === name)?.ore ?? [])
