import { CaseMixTrouble } from './CaseMixTrouble.ts'
import type { Persons } from './Persons.ts'

/** Persons by the places of the groups that they are in, for the weight reads nothing else. */
export interface Placed {
  readonly places: readonly number[]
  readonly persons: Persons
}

/**
 * The sums of least squares. A person is in a group or not, so they are counts of persons and sums of öre: whole numbers,
 * and exact whatever the order of rows.
 */
export interface Sums {
  readonly n: number
  /** Σ cost. */
  readonly cost: number
  /** X′X: how many are in both of two groups. */
  readonly both: readonly (readonly number[])[]
  /** X′y: what those of a group cost together. */
  readonly costs: readonly number[]
}

/**
 * Counts persons and costs by groups.
 *
 * @throws CaseMixTrouble where a sum is no longer exact
 */
export function sumsOf(rows: readonly Placed[], groups: number): Sums {
  const both = Array.from({ length: groups }, () => zeros(groups))
  const costs = zeros(groups)
  let n = 0
  let cost = 0
  for (const { places, persons } of rows) {
    n += persons.n
    const amount = persons.n * persons.cost
    cost += amount
    for (const one of places) {
      costs[one] = (costs[one] ?? 0) + amount
      const row = both[one] as number[]
      for (const other of places) row[other] = (row[other] ?? 0) + persons.n
    }
  }
  if (![cost, ...costs].every(Number.isSafeInteger))
    throw new CaseMixTrouble(
      'The costs add up to more öre than can be counted exactly.',
      'Costs are whole öre, and their sum is below 90 000 billion kronor: look for a cost in another unit.',
    )
  return { n, cost, both, costs }
}

/** The sums of all less those of some: what is left to estimate from where some are held out. */
export function without(all: Sums, some: Sums): Sums {
  return {
    n: all.n - some.n,
    cost: all.cost - some.cost,
    both: all.both.map((row, one) => row.map((value, other) => value - (some.both[one]?.[other] ?? 0))),
    costs: all.costs.map((value, one) => value - (some.costs[one] ?? 0)),
  }
}

/** So many numbers to add to. */
export function zeros(count: number): number[] {
  return Array.from({ length: count }, () => 0)
}
