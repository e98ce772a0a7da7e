import type { LineTerm, PaidLine } from './PaidLine.ts'
import { figureOf } from './paidPeriod.ts'

/** How one figure of a payment changed: of the quantity at the old rate, and of the rate at the new quantity. */
export interface TermChange {
  readonly term: LineTerm
  readonly quantities: readonly [number, number]
  readonly rates: readonly [number, number]
  /** In the currency, not rounded. */
  readonly byQuantity: number
  readonly byRate: number
}

/** Why a payment differs, in whole öre: `byQuantity + byRate + byRounding = ore`. */
export interface LineChange {
  readonly name: string
  readonly ore: number
  /** `split` where both sides pay it; else which side does not, or has not settled it yet. */
  readonly kind: 'split' | 'new' | 'gone' | 'settled' | 'unsettled'
  readonly byQuantity: number
  readonly byRate: number
  readonly byRounding: number
  /** Largest first. */
  readonly terms: readonly TermChange[]
}

/**
 * The change of a payment from one side to the other, (q1 − q0) × r0 for the quantity and (r1 − r0) × q1 for the rate, so
 * that both together are the change of the terms; what rounding to the öre adds is told apart.
 */
export function lineChange(name: string, from: PaidLine | undefined, to: PaidLine | undefined): LineChange {
  const ore = (to?.ore ?? 0) - (from?.ore ?? 0)
  const kind = kindOf(from, to)
  if (kind !== 'split') return { name, ore, kind, byQuantity: 0, byRate: 0, byRounding: 0, terms: [] }
  const before = tallies(from?.terms ?? [])
  const after = tallies(to?.terms ?? [])
  const terms = [...new Set([...before.keys(), ...after.keys()])]
    .flatMap((figure) => termChange(before.get(figure), after.get(figure)) ?? [])
    .toSorted((one, other) => Math.abs(other.byQuantity + other.byRate) - Math.abs(one.byQuantity + one.byRate))
  const byQuantity = oreOf(terms.reduce((sum, term) => sum + term.byQuantity, 0))
  const byRate = oreOf(terms.reduce((sum, term) => sum + term.byRate, 0))
  return { name, ore, kind, byQuantity, byRate, byRounding: ore - byQuantity - byRate, terms }
}

/** The changes of every payment that either side has, largest first. */
export function lineChanges(from: readonly PaidLine[], to: readonly PaidLine[]): readonly LineChange[] {
  const names = [...new Set([...from, ...to].map(({ name }) => name))]
  const find = (lines: readonly PaidLine[], name: string) => lines.find((line) => line.name === name)
  return names
    .map((name) => lineChange(name, find(from, name), find(to, name)))
    .toSorted((one, other) => Math.abs(other.ore) - Math.abs(one.ore))
}

function kindOf(from: PaidLine | undefined, to: PaidLine | undefined): LineChange['kind'] {
  if (!from) return 'new'
  if (!to) return 'gone'
  if (from.ore === null) return to.ore === null ? 'split' : 'settled'
  return to.ore === null ? 'unsettled' : 'split'
}

interface Tally {
  readonly term: LineTerm
  readonly quantity: number
  readonly amount: number
}

/** By figure, whatever the rates: a rate that was raised within a year is one figure. */
function tallies(terms: readonly LineTerm[]): ReadonlyMap<string, Tally> {
  const found = new Map<string, Tally>()
  for (const term of terms) {
    const figure = figureOf(term)
    const before = found.get(figure)
    found.set(figure, {
      term,
      quantity: (before?.quantity ?? 0) + term.quantity,
      amount: (before?.amount ?? 0) + term.amount,
    })
  }
  return found
}

/** A figure that one side lacks has the other side's rate there: nothing counted is a quantity of zero, not a rate. */
function termChange(from: Tally | undefined, to: Tally | undefined): TermChange | undefined {
  const term = (to ?? from)?.term
  if (!term) return undefined
  const [q0, q1] = [from?.quantity ?? 0, to?.quantity ?? 0]
  const rate = (side: Tally | undefined) => (side && side.quantity !== 0 ? side.amount / side.quantity : undefined)
  const r0 = rate(from) ?? rate(to) ?? 0
  const r1 = rate(to) ?? r0
  return { term, quantities: [q0, q1], rates: [r0, r1], byQuantity: (q1 - q0) * r0, byRate: (r1 - r0) * q1 }
}

function oreOf(amount: number): number {
  return Math.sign(amount) * Math.round(Math.abs(amount) * 100)
}
