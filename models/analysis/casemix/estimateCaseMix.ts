import { ageBands } from './AgeBand.ts'
import { CaseMixTrouble } from './CaseMixTrouble.ts'
import { conditionNumber, type Design, type Group, groupsOf, nameOfGroup, placing } from './Design.ts'
import { estimateEffects, type NegativeRule } from './estimateEffects.ts'
import { expectedCost, meanExpectedCost } from './expectedCost.ts'
import { expectHeldOut } from './expectHeldOut.ts'
import { type Fit, fitOf } from './Fit.ts'
import { hiddenNumbers } from './hiddenNumbers.ts'
import type { Persons } from './Persons.ts'
import type { Solve } from './solveSums.ts'
import { standardErrors } from './standardErrors.ts'
import { type Placed, type Sums, sumsOf } from './Sums.ts'

/** How a case-mix weight is estimated. */
export interface CaseMixOptions {
  /** Where the age bands begin, from 0. */
  readonly ages: readonly number[]
  /** The conditions that are looked at, and whether each has a weight or their number. */
  readonly words: readonly string[]
  readonly by: 'condition' | 'number'
  /** A condition of fewer persons has no weight of its own; an age band of fewer is refused. */
  readonly least: number
  readonly negative: NegativeRule
  /** The most that a person's cost counts, in öre; what is above it is cut. Without it nothing is. */
  readonly most?: number | undefined
  /** In how many parts the persons are dealt for the fit on those held out, and the seed that deals them. */
  readonly folds: number
  readonly seed: number
  readonly solve: Solve
}

/** The weight of one group. */
export interface GroupWeight {
  readonly group: Group
  readonly name: string
  /** What it adds to a person's weight. The mean over all listed is 1. */
  readonly weight: number
  /** Its standard error; null where it was not estimated. */
  readonly error: number | null
  /** Null where they are too few to be shown, or would tell how many too few are. */
  readonly n: number | null
  /** Why its weight is 0, if it is not the estimate. */
  readonly leftOut?: 'few' | 'negative'
}

/** An estimated case-mix weight and how it fits. */
export interface CaseMix {
  readonly design: Design
  /** Listed persons, those without any cost among them. */
  readonly n: number
  readonly withoutCost: number
  /** Mean cost, in öre: what a weight of 1 stands for. */
  readonly meanCost: number
  /** Where costs are cut: how many persons had a higher one, and which share of all costs was cut. Null where they are too few to be shown. */
  readonly truncated?: { readonly n: number; readonly share: number } | null | undefined
  /** One person has more than a twentieth of all costs, and so much of the weights. */
  readonly isSwayedByOne: boolean
  readonly weights: readonly GroupWeight[]
  readonly fit: { readonly inSample: Fit; readonly heldOut: Fit }
}

const MANY_CONDITIONS = 4

/** Of fewer persons each has much of the costs. */
const MANY_PERSONS = 200

/**
 * Estimates a case-mix weight by least squares of each listed person's cost on age bands, sexes and conditions, or on how
 * many conditions. Costs above `most` are cut to it, as is usual where risk is adjusted, for least squares follow the
 * dearest. The weight is the expected cost through its own mean over all listed, so that its mean is 1.
 *
 * @throws CaseMixTrouble where the persons do not suffice
 */
export function estimateCaseMix(given: readonly Persons[], options: CaseMixOptions): CaseMix {
  const { least, most = Number.POSITIVE_INFINITY } = options
  const rows = given.map((persons) => (persons.cost > most ? { ...persons, cost: most } : persons))
  const design = designFor(rows, options)
  const groups = groupsOf(design, [...new Set(rows.map(({ sex }) => sex))].toSorted())
  const names = groups.map(nameOfGroup)
  const placesOf = placing(design, groups)
  const placed = rows.map((persons): Placed => ({ places: placesOf(persons), persons }))
  const sums = sumsOf(placed, groups.length)
  refuseSmallBands(groups, sums, least)
  const from = groups.map((_, place) => place).filter((place) => sizeOf(sums, place) >= least)
  const estimating = { names, from, rule: options.negative, solve: options.solve }
  const estimate = estimateEffects(sums, estimating)
  const meanExpected = meanExpectedCost(estimate, sums)
  const meanCost = sums.cost / sums.n
  const errors = standardErrors(placed, estimate)
  const { ofWeights } = hiddenNumbers(rows, design, least)
  const expected = placed.map(({ places, persons }) => ({
    persons,
    expected: (expectedCost(places, estimate) / meanExpected) * meanCost,
  }))
  return {
    design,
    n: sums.n,
    withoutCost: rows.reduce((n, persons) => n + (persons.cost === 0 ? persons.n : 0), 0),
    meanCost,
    ...(options.most !== undefined && { truncated: truncatedFrom(given, most, least) }),
    isSwayedByOne: sums.n >= MANY_PERSONS && rows.some(({ cost }) => cost * 20 > sums.cost),
    weights: groups.map((group, place) => {
      const isFew = sizeOf(sums, place) < least
      const error = errors[estimate.kept.indexOf(place)]
      return {
        group,
        name: names[place] ?? '',
        weight: (estimate.effects[place] ?? 0) / meanExpected,
        error: error === undefined ? null : error / meanExpected,
        n: isFew || (group.type === 'number' && ofWeights.has(group.least)) ? null : sizeOf(sums, place),
        ...(isFew && { leftOut: 'few' as const }),
        ...(estimate.negative.includes(place) && { leftOut: 'negative' as const }),
      }
    }),
    fit: {
      inSample: fitOf(expected, design, least),
      heldOut: fitOf(expectHeldOut(placed, { ...options, sums, estimating }), design, least),
    },
  }
}

/** Whose costs are above the most that counts. */
function truncatedFrom(given: readonly Persons[], most: number, least: number): CaseMix['truncated'] {
  const sum = (of: (persons: Persons) => number): number => given.reduce((all, one) => all + one.n * of(one), 0)
  const n = sum(({ cost }) => (cost > most ? 1 : 0))
  const cut = sum(({ cost }) => Math.max(0, cost - most))
  return n > 0 && n < least ? null : { n, share: n === 0 ? 0 : cut / sum(({ cost }) => cost) }
}

/** Numbers of conditions that too few have are taken together with those below. */
function designFor(rows: readonly Persons[], { ages, words, by, least }: CaseMixOptions): Design {
  const design = { bands: ageBands(ages), words, by, many: MANY_CONDITIONS }
  const having = (number: number): number =>
    rows.reduce((n, persons) => n + (conditionNumber(design, persons) >= number ? persons.n : 0), 0)
  const numbers = [4, 3, 2, 1].filter((number) => having(number) >= least)
  return { ...design, many: numbers[0] ?? 0 }
}

/** Everybody is in an age band, so a band cannot be left out as a condition can. */
function refuseSmallBands(groups: readonly Group[], sums: Sums, least: number): void {
  const small = groups.flatMap((group, place) =>
    group.type === 'age_sex' && sizeOf(sums, place) < least ? [nameOfGroup(group)] : [],
  )
  if (small.length === 0) return
  throw new CaseMixTrouble(
    `Fewer than ${least} listed persons are in these age bands: ${small.join(', ')}.`,
    'Say wider bands: --ages 0,18,65.',
  )
}

function sizeOf({ both }: Sums, place: number): number {
  return both[place]?.[place] ?? 0
}
