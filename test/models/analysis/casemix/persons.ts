import type { CaseMixOptions, Persons } from '../../../../models/index.ts'
import { solve } from '../../../../server/grouping/solve.ts'
import { chanceFrom } from '../../../laws/Chance.ts'

/** Options of a small estimate, to be changed by a test. */
export const SMALL_OPTIONS: CaseMixOptions = {
  ages: [0, 65],
  words: ['copd', 'diabetes'],
  by: 'condition',
  least: 1,
  negative: 'zero',
  folds: 2,
  seed: 1,
  solve,
}

/** What the care of drawn persons costs, in öre, before chance: what an estimate shall find again. */
export const KNOWN = {
  'female 0-64': 400_000,
  'female 65+': 900_000,
  'male 0-64': 300_000,
  'male 65+': 1_000_000,
  copd: 700_000,
  diabetes: 500_000,
} as const

/**
 * Persons drawn one by one, whose costs are the known ones and chance on either side: `spread` öre at most, and twice as
 * much for the old, as costs spread.
 */
export function drawPersons({
  count,
  seed,
  spread,
}: {
  readonly count: number
  readonly seed: number
  readonly spread: number
}): readonly Persons[] {
  const { whole, flip } = chanceFrom(seed)
  return Array.from({ length: count }, () => {
    const age = whole(0, 99)
    const sex = flip() ? 'female' : 'male'
    const conditions = [...(flip(0.1) ? ['copd'] : []), ...(flip(age >= 65 ? 0.3 : 0.1) ? ['diabetes'] : [])]
    const band = `${sex} ${age >= 65 ? '65+' : '0-64'}` as const
    const chance = whole(-spread, spread) * (age >= 65 ? 2 : 1)
    const cost = KNOWN[band] + conditions.reduce((sum, word) => sum + KNOWN[word as 'copd'], 0) + chance
    return { age, sex, conditions, cost, n: 1 }
  })
}
