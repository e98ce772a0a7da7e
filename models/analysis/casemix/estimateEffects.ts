import { CaseMixTrouble } from './CaseMixTrouble.ts'
import { type Solve, solveSums } from './solveSums.ts'
import type { Sums } from './Sums.ts'

/**
 * What happens to a group that lowers the cost: `zero` sets it to 0, the most negative first, and estimates the others
 * anew, until none is left; `keep` keeps it. A negative weight would pay less for a patient with one more diagnosis.
 */
export type NegativeRule = 'zero' | 'keep'

/** The effects of a model estimated by least squares. */
export interface Effects {
  /** What each group adds to a person's cost, in öre; 0 where it was left out. */
  readonly effects: readonly number[]
  /** Of the groups that were estimated: the inverse of X′X, by the places of `kept`. */
  readonly inverse: readonly (readonly number[])[]
  readonly kept: readonly number[]
  /** Set to 0 because they came out negative, in that order. */
  readonly negative: readonly number[]
}

/** What an estimate is told. */
export interface Estimating {
  /** The groups' names, for messages. */
  readonly names: readonly string[]
  /** The places of the groups that are estimated from the start. */
  readonly from: readonly number[]
  readonly rule: NegativeRule
  readonly solve: Solve
}

/**
 * Ordinary least squares of cost on groups, each person counted once.
 *
 * @throws CaseMixTrouble where groups cannot be told apart, or nothing is left
 */
export function estimateEffects(sums: Sums, { names, from, rule, solve }: Estimating): Effects {
  const negative: number[] = []
  let kept = from.filter((place) => (sums.both[place]?.[place] ?? 0) > 0)
  for (;;) {
    if (kept.length === 0)
      throw new CaseMixTrouble('No group has a weight.', 'There are no costs, or nobody is listed: look at the data.')
    const own = only(sums, kept)
    const solved = solveSums(
      own,
      kept.map((place) => names[place] ?? ''),
      solve,
    )
    const least = solved.effects.reduce((low, value) => Math.min(low, value), 0)
    if (rule === 'keep' || least >= 0) {
      const effects = names.map((_, place) => solved.effects[kept.indexOf(place)] ?? 0)
      return { effects, inverse: solved.inverse, kept, negative }
    }
    const worst = kept[solved.effects.indexOf(least)] as number
    negative.push(worst)
    kept = kept.filter((place) => place !== worst)
  }
}

function only({ n, cost, both, costs }: Sums, kept: readonly number[]): Sums {
  return {
    n,
    cost,
    both: kept.map((one) => kept.map((other) => both[one]?.[other] ?? 0)),
    costs: kept.map((place) => costs[place] ?? 0),
  }
}
