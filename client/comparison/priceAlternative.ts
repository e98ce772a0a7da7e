import { type BalanceOrder, balanceParts } from '../../models/analysis/balance/index.ts'
import { assignedTo, type KeptSteps, type Priced, type PriceInput, price } from '../../models/payout/index.ts'
import type { Entry } from '../../server/contract/dataset.ts'
import type { Label } from '../../server/contract/Label.ts'
import type { Changes, Pricing } from '../../server/contract/pricing.ts'
import { amountsOf } from './amountsOf.ts'
import type { Alternative, Letter, Lock, PaymentOf, PricedAlternative } from './Comparison.ts'

/** An alternative whose models have come. */
export interface Priceable {
  readonly letter: Letter
  readonly alternative: Alternative
  readonly label: Label
  readonly entries: readonly Entry[]
  readonly parts: readonly Pricing[]
}

/**
 * Prices an alternative, and brings it to a cost where that is asked.
 *
 * @throws RunTrouble where a payment has no answer under the changed rates
 */
export function priceAlternative(given: Priceable, lock?: BalanceOrder): PricedAlternative {
  const inputs = given.parts.map((part) => inputOf(part, given))
  const priced = given.parts.map((part, place) => price(part.program, inputs[place] as PriceInput))
  const solved = lock && solve(given.parts, inputs, priced, lock)
  const settled = solved?.priced ?? priced
  const amounts = amountsOf(settled)
  const payments = paymentsOf(given.parts)
  return {
    ...given,
    payments,
    amounts,
    fixedShare: fixedShareOf(given.parts, settled),
    ...(solved && { lock: solved.lock }),
  }
}

function inputOf(part: Pricing, { entries, alternative, letter }: Priceable): PriceInput {
  const { program, quantities, model, ratesOf: day } = part
  const changes = byRow(alternative.changes[model.name] ?? {}, program)
  const { kept, assigned } = keptFor(part, entries, letter)
  return { quantities, ratesOf: day ?? undefined, changes, assigned, kept }
}

/** What stays from one change of a rate to the next: who is on the model, and the steps that the rate does not reach. */
interface Kept {
  readonly entries: readonly Entry[]
  readonly assigned: NonNullable<PriceInput['assigned']>
  readonly kept: KeptSteps
}

/** By a model on a dataset, and the alternative that is priced with it: two of the same model have changes of their own. */
const known = new WeakMap<Pricing, Map<Letter, Kept>>()

function keptFor(part: Pricing, entries: readonly Entry[], letter: Letter): Kept {
  const byLetter = known.get(part) ?? new Map<Letter, Kept>()
  known.set(part, byLetter)
  const before = byLetter.get(letter)
  if (before?.entries === entries) return before
  const assigned = assignedTo(part.model.name, entries.map(withMonth), part.quantities)
  const made = { entries, assigned, kept: before?.kept ?? new Map() }
  byLetter.set(letter, made)
  return made
}

/** From the contract's words; the first of a month is a month. */
function withMonth({ model, clinics, from }: Entry) {
  return {
    model,
    clinics,
    ...(from === undefined ? {} : { from: Number(from.slice(0, 4)) * 100 + Number(from.slice(5, 7)) }),
  }
}

function solve(
  parts: readonly Pricing[],
  inputs: readonly PriceInput[],
  priced: readonly Priced[],
  order: BalanceOrder,
) {
  const balance = balanceParts(
    parts.map((part, place) => ({
      program: part.program,
      cannotMove: heldIn(part),
      input: inputs[place] as PriceInput,
      priced: priced[place] as Priced,
    })),
    order,
  )
  const model = balance && parts[balance.place]?.model.name
  // A payment of the address that no model has: nothing gives way, and the lock says so.
  if (!balance || model === undefined) {
    const lock: Lock = {
      state: 'unsolved',
      model: parts[0]?.model.name ?? '',
      payment: order.payment ?? '',
      nearest: [],
    }
    return { lock, priced }
  }
  const { payment, found } = balance
  const lock: Lock =
    'priced' in found
      ? { state: 'solved', model, payment, figures: found.figures, factor: found.factor, residue: found.residue }
      : { state: 'unsolved', model, payment, nearest: found.nearest }
  return { lock, priced: balance.priced }
}

/** Payments that read a money figure with which rows are priced: the server alone can move it. */
function heldIn({ rates, model }: Pricing): readonly string[] {
  const held = rates.filter(({ rowBound, unit }) => rowBound && unit.startsWith(model.currency))
  return [...new Set(held.flatMap(({ payments }) => payments))]
}

/** A change of a whole table is one of each of its rows. */
function byRow(changes: Changes, { tables }: Pricing['program']): Changes {
  return Object.fromEntries(
    Object.entries(changes).flatMap(([name, value]) => {
      const table = tables.find((one) => one.name === name)
      if (!table) return [[name, value]]
      const rows = Math.max(0, ...table.values.map((dated) => dated.rows?.length ?? 0))
      return Array.from({ length: rows }, (_, row) => [`${name}[${row}]`, value])
    }),
  )
}

const sumOf = (rows: readonly (readonly number[])[]): number =>
  rows.reduce((total, row) => row.reduce((sum, one) => sum + one, total), 0)

const totalOf = ({ payments }: Priced): number => payments.reduce((sum, { ore }) => sum + sumOf(ore), 0)

/** Each payment once, in the documents' order. */
function paymentsOf(parts: readonly Pricing[]): readonly PaymentOf[] {
  const found = new Map<string, PaymentOf>()
  for (const part of parts)
    for (const { name, label, group } of part.payments) if (!found.has(name)) found.set(name, { name, label, group })
  return [...found.values()]
}

function fixedShareOf(parts: readonly Pricing[], priced: readonly Priced[]): number | null {
  const total = priced.reduce((sum, one) => sum + totalOf(one), 0)
  if (total === 0) return null
  const fixed = priced.reduce((sum, one, place) => {
    const groups = parts[place]?.fixedShare ?? []
    const own = one.payments.filter(({ group }) => groups.includes(group))
    return sum + own.reduce((inner, payment) => inner + sumOf(payment.ore), 0)
  }, 0)
  return fixed / total
}
