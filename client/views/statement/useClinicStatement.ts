import type { Order, Statement } from '../../../server/contract/pricing.ts'
import type { Problem } from '../../../server/contract/Problem.ts'
import { type Call, useStatement } from '../../api/queries.ts'
import {
  type Comparison,
  type ComparisonState,
  LETTERS,
  type Letter,
  type PricedAlternative,
  type Slot,
} from '../../comparison/Comparison.ts'
import { orderOf } from '../../comparison/orderOf.ts'
import type { StatementState } from '../../comparison/StatementState.ts'
import type { PaidPeriod } from '../../statement/PaidLine.ts'
import { paidPeriod } from '../../statement/paidPeriod.ts'
import { isWithin, periodBefore, spanOf } from '../../statement/statementPeriod.ts'
import type { OtherAlternative, Side } from './Side.ts'

/** A statement that is there, with what stands beside it. */
export interface ShownStatement {
  readonly statement: Statement
  readonly paid: PaidPeriod
  readonly priced: PricedAlternative
  readonly order: Order
  readonly before: Side
  /** None, where only one alternative is compared. */
  readonly other: OtherAlternative | undefined
  readonly isStale: boolean
  /** Why newer figures did not come. */
  readonly problem?: Problem | undefined
  readonly retry: () => void
}

export type ClinicStatement =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly problem: Problem; readonly retry: () => void }
  | { readonly state: 'ready'; readonly shown: ShownStatement }

/** The statement of a clinic, of the period before and of another alternative, asked of the server as they are needed. */
export function useClinicStatement(
  state: ComparisonState,
  comparison: Comparison,
  { clinic, of, beside, at }: StatementState,
  years: readonly string[],
): ClinicStatement {
  const slot = slotOf(comparison, of)
  const otherLetter = otherOf(state, of, beside)
  const otherSlot = otherLetter === undefined ? undefined : slotOf(comparison, otherLetter)
  const before = periodBefore(at)
  const hasBefore = years.includes(before.slice(0, 4))

  const order = orderFor(state, slot, at)
  const orderBefore = hasBefore ? orderFor(state, slot, before, order) : undefined
  const otherOrder = orderFor(state, otherSlot, at)
  const main = useStatement(order, clinic)
  const earlier = useStatement(orderBefore, clinic)
  const other = useStatement(otherOrder, clinic)

  if (slot?.state === 'failed') return { state: 'failed', problem: slot.problem, retry: slot.retry }
  if (main.state === 'failed') return main
  if (slot?.state !== 'ready' || !order || main.state === 'loading' || !isOf(main.data, clinic, at))
    return { state: 'loading' }

  const { priced } = slot
  return {
    state: 'ready',
    shown: {
      statement: main.data,
      paid: paidPeriod(main.data, order.entries, at),
      priced,
      order,
      before: hasBefore ? sideOf(earlier, orderBefore, clinic, before) : { state: 'absent' },
      other:
        otherLetter && otherSlot && otherAlternative(otherLetter, otherSlot, sideOf(other, otherOrder, clinic, at)),
      isStale: slot.isStale || main.isStale,
      problem: main.problem,
      retry: main.retry,
    },
  }
}

/** What is asked for: the comparison's own period where it holds the statement's, else the whole year. */
function orderFor(state: ComparisonState, slot: Slot | undefined, at: string, near?: Order): Order | undefined {
  if (slot?.state !== 'ready') return undefined
  const span = spanOf(at)
  if (near && isWithin(span, spanOf(near.period))) return near
  const order = orderOf(state, slot.priced)
  if (isWithin(span, spanOf(state.period))) return order
  // The öre that the lock's rounding left are those of the comparison's period alone.
  const { lock, ...rest } = order
  return { ...rest, period: at.slice(0, 4), ...(lock ? { lock: { ...lock, residue: 0 } } : {}) }
}

/** The alternative that is named; else the baseline, and for the baseline the one that is shown in the comparison. */
function otherOf(state: ComparisonState, of: Letter, beside: StatementState['beside']): Letter | undefined {
  if (beside !== undefined && beside !== 'before' && beside !== of) return beside
  if (of !== '0') return '0'
  return state.alternatives.length > 1 ? LETTERS[Math.max(1, state.shown)] : undefined
}

function slotOf({ slots }: Comparison, letter: Letter): Slot | undefined {
  return slots[LETTERS.indexOf(letter)]
}

function otherAlternative(letter: Letter, slot: Slot, side: Side): OtherAlternative {
  const name = slot.state === 'ready' ? slot.priced.label : { sv: slot.alternative.name, en: slot.alternative.name }
  if (slot.state === 'failed')
    return { letter, label: name, side: { state: 'failed', problem: slot.problem, retry: slot.retry } }
  return { letter, label: name, side }
}

function sideOf(call: Call<Statement>, order: Order | undefined, clinic: string, at: string): Side {
  if (!order) return { state: 'loading' }
  switch (call.state) {
    case 'loading':
      return { state: 'loading' }
    case 'failed':
      return { state: 'failed', problem: call.problem, retry: call.retry }
    case 'ready':
      if (!isOf(call.data, clinic, at)) return { state: 'loading' }
      return { state: 'ready', paid: paidPeriod(call.data, order.entries, at) }
  }
}

/** The last answer stays while the next is on its way; that of another clinic or year is none. */
function isOf({ clinic, payments, manifest }: Statement, asked: string, at: string): boolean {
  if (clinic !== asked) return false
  const windows = payments.flatMap((payment) => payment.windows)
  const order: unknown = manifest['order']
  if (typeof order === 'object' && order !== null && 'period' in order && typeof order.period === 'string')
    return isWithin(spanOf(at), spanOf(order.period))
  return windows.length === 0 || windows.some(({ last }) => last.startsWith(at.slice(0, 4)))
}
