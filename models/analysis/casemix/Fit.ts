import { CaseMixTrouble } from './CaseMixTrouble.ts'
import { type AgeBand, writeBand } from './AgeBand.ts'
import { conditionNumber, type Design } from './Design.ts'
import { hiddenGroups } from './hiddenGroups.ts'
import { hiddenNumbers, SHOWN_CONDITIONS } from './hiddenNumbers.ts'
import type { Persons } from './Persons.ts'

/** Persons beside what the weight expects each of them to cost, in öre. */
export interface Expected {
  readonly persons: Persons
  readonly expected: number
}

/** How a group comes out: what it is expected to cost for each krona that it costs. */
export interface GroupFit {
  readonly by: 'age' | 'sex' | 'conditions' | 'decile'
  readonly group: string
  /** How many persons; null where they are too few to be shown, or would tell how many too few are. */
  readonly n: number | null
  /** Mean cost and mean expected cost, in öre. */
  readonly cost: number | null
  readonly expected: number | null
  /** Predictive ratio, Σ expected / Σ cost: below 1 the group is underpaid. Null where it is hidden, or costs nothing. */
  readonly ratio: number | null
}

/** How near the weight comes to what persons cost, each counted once. */
export interface Fit {
  /** 1 − Σ(y − p)² / Σ(y − ȳ)². */
  readonly rSquared: number
  /** Cumming's prediction measure, 1 − Σ|y − p| / Σ|y − ȳ|. */
  readonly cumming: number
  /** Mean |y − p|, in öre. */
  readonly meanAbsoluteError: number
  readonly groups: readonly GroupFit[]
}

/**
 * The fit of expected to actual costs. Deciles are of the expected cost; who is expected to cost the same stays together,
 * in the decile of the middle one of them.
 *
 * Sources: as `rSquared`, `cummingsPredictionMeasure`, `meanAbsoluteError` and `predictiveRatio` of the metrics, which say
 * the same of persons one by one.
 *
 * @param least groups of fewer persons are named without their figures, and as many others as keep them from being told
 */
export function fitOf(rows: readonly Expected[], design: Design, least: number): Fit {
  const n = total(rows, () => 1)
  const mean = total(rows, ({ persons }) => persons.cost) / n
  const spread = total(rows, ({ persons }) => (persons.cost - mean) ** 2)
  if (spread === 0)
    throw new CaseMixTrouble('Everybody costs the same.', 'There is nothing for a case-mix weight to tell apart.')
  return {
    rSquared: 1 - total(rows, ({ persons, expected }) => (persons.cost - expected) ** 2) / spread,
    cumming:
      1 -
      total(rows, ({ persons, expected }) => Math.abs(persons.cost - expected)) /
        total(rows, ({ persons }) => Math.abs(persons.cost - mean)),
    meanAbsoluteError: total(rows, ({ persons, expected }) => Math.abs(persons.cost - expected)) / n,
    groups: groupFits(rows, design, least),
  }
}

function groupFits(rows: readonly Expected[], design: Design, least: number): readonly GroupFit[] {
  const bandOf = ({ age }: Persons): AgeBand | undefined => design.bands.findLast(({ from }) => from <= age)
  const decileOf = deciles(rows)
  const sexes = [...new Set(rows.map(({ persons }) => persons.sex))].toSorted()
  const numbers = Array.from({ length: SHOWN_CONDITIONS + 1 }, (_, number) => number)
  const by = {
    age: design.bands.map((band) => [writeBand(band), (row: Expected) => bandOf(row.persons) === band] as const),
    sex: sexes.map((sex) => [sex, (row: Expected) => row.persons.sex === sex] as const),
    conditions: numbers.map(
      (number) =>
        [
          number === SHOWN_CONDITIONS ? `${number}+` : `${number}`,
          (row: Expected) => Math.min(conditionNumber(design, row.persons), SHOWN_CONDITIONS) === number,
        ] as const,
    ),
    decile: Array.from(
      { length: 10 },
      (_, place) => [`${place + 1}`, (row: Expected) => decileOf(row.expected) === place] as const,
    ),
  }
  return (['age', 'sex', 'conditions', 'decile'] as const).flatMap((kind) => {
    const groups = by[kind].map(([group, isIn]) => ({ group, own: rows.filter(isIn) }))
    const hidden =
      kind === 'conditions'
        ? hiddenNumbers(
            rows.map(({ persons }) => persons),
            design,
            least,
          ).ofFit
        : hiddenGroups(
            groups.map(({ own }) => total(own, () => 1)),
            least,
          ).groups
    return groups.map(({ group, own }, place) => ({ by: kind, group, ...fitOfGroup(own, hidden.has(place)) }))
  })
}

function fitOfGroup(rows: readonly Expected[], isHidden: boolean): Omit<GroupFit, 'by' | 'group'> {
  const n = total(rows, () => 1)
  if (n === 0 || isHidden) return { n: isHidden ? null : 0, cost: null, expected: null, ratio: null }
  const cost = total(rows, ({ persons }) => persons.cost)
  const expected = total(rows, (row) => row.expected)
  return { n, cost: cost / n, expected: expected / n, ratio: cost === 0 ? null : expected / cost }
}

/** The decile, from 0, of each expected cost that occurs. */
function deciles(rows: readonly Expected[]): (expected: number) => number | undefined {
  const persons = new Map<number, number>()
  for (const row of rows) persons.set(row.expected, (persons.get(row.expected) ?? 0) + row.persons.n)
  const all = total(rows, () => 1)
  const decileOf = new Map<number, number>()
  let below = 0
  for (const [expected, n] of [...persons].toSorted(([one], [other]) => one - other)) {
    decileOf.set(expected, Math.min(9, Math.floor((10 * (below + n / 2)) / all)))
    below += n
  }
  return (expected) => decileOf.get(expected)
}

function total(rows: readonly Expected[], of: (row: Expected) => number): number {
  return rows.reduce((sum, row) => sum + row.persons.n * of(row), 0)
}
