import { CaseMixTrouble } from './CaseMixTrouble.ts'
import type { Sums } from './Sums.ts'

/** Solves A·B = C for B, all as rows of numbers. Handed in, for a solver is a library of the server. */
export type Solve = (
  a: readonly (readonly number[])[],
  c: readonly (readonly number[])[],
) => readonly (readonly number[])[]

/** What each group adds to a person's cost, in öre, and the inverse of X′X, from which its error follows. */
export interface Solution {
  readonly effects: readonly number[]
  readonly inverse: readonly (readonly number[])[]
}

const REFINEMENTS = 2
const NEAR_ENOUGH = 1e-6

/**
 * Solves X′X·b = X′y. Rows and columns are scaled by the groups' sizes first, for a group of fifty beside one of a million
 * would cost the solver half of its digits; and what is left over is solved for again.
 *
 * @param groups the names of the groups, for the message
 * @throws CaseMixTrouble where groups cannot be told apart: the same persons are in them
 */
export function solveSums({ both, costs }: Sums, groups: readonly string[], solve: Solve): Solution {
  const scale = both.map((row, place) => 1 / Math.sqrt(row[place] ?? 1))
  const scaled = both.map((row, one) => row.map((value, other) => value * (scale[one] ?? 1) * (scale[other] ?? 1)))
  const identity = both.map((row, one) => row.map((_, other) => (one === other ? 1 : 0)))
  const inverse = solve(scaled, identity).map((row, one) =>
    row.map((value, other) => value * (scale[one] ?? 1) * (scale[other] ?? 1)),
  )
  const apart = times(both, inverse)
  const confused = groups.filter((_, place) => !(Math.abs((apart[place]?.[place] ?? 0) - 1) < NEAR_ENOUGH))
  if (confused.length > 0)
    throw new CaseMixTrouble(
      `These groups cannot be told apart: ${confused.join(', ')}.`,
      'The same persons are in them. Use wider age bands, or a grouping without one of them.',
    )
  let effects = apply(inverse, costs)
  for (let time = 0; time < REFINEMENTS; time += 1) {
    const fitted = apply(both, effects)
    const more = apply(
      inverse,
      costs.map((value, place) => value - (fitted[place] ?? 0)),
    )
    effects = effects.map((value, place) => value + (more[place] ?? 0))
  }
  return { effects, inverse }
}

function times(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number[][] {
  return a.map((row) => row.map((_, column) => row.reduce((sum, value, k) => sum + value * (b[k]?.[column] ?? 0), 0)))
}

function apply(a: readonly (readonly number[])[], vector: readonly number[]): readonly number[] {
  return a.map((row) => row.reduce((sum, value, place) => sum + value * (vector[place] ?? 0), 0))
}
