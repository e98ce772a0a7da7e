import type { CaseMix, CaseMixOptions, Fit } from '../../models/index.ts'
import type { Table } from './Table.ts'

/** An estimated weight with what it was made from. */
export interface CaseMixResult {
  readonly mix: CaseMix
  readonly options: Omit<CaseMixOptions, 'solve'>
  readonly dataset: { readonly name: string; readonly hash: string; readonly invented: boolean }
  readonly period: string
  /** The day on which list, age and conditions were read. */
  readonly on: string
  readonly timing: 'prospective' | 'concurrent'
  readonly grouping?: { readonly name: string; readonly months: number } | undefined
  readonly costs:
    | { readonly file: string; readonly hash: string }
    /** What costs of no patient come to, in kronor, where the column is one of costs. */
    | { readonly column: string; readonly withoutPatient?: number }
  readonly command: string
}

/** The result as JSON: costs in the main unit with two decimals, weights and measures with twelve decimals. */
export function caseMixResult({ mix, options, grouping, ...rest }: CaseMixResult) {
  const { negative, least, folds, seed, most } = options
  return {
    ...rest,
    grouping: grouping ?? null,
    negative,
    least,
    folds,
    seed,
    listed: mix.n,
    withoutCost: mix.withoutCost,
    meanCost: inKronor(mix.meanCost),
    ...(most !== undefined && { most: inKronor(most), truncated: truncatedIn(mix) }),
    weights: mix.weights.map(({ group, name, weight, error, n, leftOut = null }) => ({
      group: name,
      kind: group.type,
      weight: rounded(weight),
      error: error === null ? null : rounded(error),
      n,
      leftOut,
    })),
    fit: { inSample: fitInKronor(mix.fit.inSample), heldOut: fitInKronor(mix.fit.heldOut) },
  }
}

function truncatedIn({ truncated }: CaseMix): CaseMix['truncated'] {
  return truncated ? { ...truncated, share: rounded(truncated.share) } : null
}

/** The weights as a table. */
export function caseMixTable({ mix, dataset }: CaseMixResult): Table {
  return {
    columns: [
      { name: 'kind', type: 'word' },
      { name: 'group', type: 'word' },
      { name: 'weight', type: 'number' },
      { name: 'error', type: 'number' },
      { name: 'n', type: 'number' },
      { name: 'left_out', type: 'word' },
      { name: 'invented', type: 'boolean' },
    ],
    rows: mix.weights.map(({ group, name, weight, error, n, leftOut = null }) => [
      group.type,
      name,
      rounded(weight),
      error === null ? null : rounded(error),
      n,
      leftOut,
      dataset.invented,
    ]),
  }
}

function fitInKronor({ groups, meanAbsoluteError, rSquared, cumming }: Fit) {
  return {
    rSquared: rounded(rSquared),
    cumming: rounded(cumming),
    meanAbsoluteError: inKronor(meanAbsoluteError),
    groups: groups.map(({ cost, expected, ratio, ...group }) => ({
      ...group,
      ratio: ratio === null ? null : rounded(ratio),
      cost: cost === null ? null : inKronor(cost),
      expected: expected === null ? null : inKronor(expected),
    })),
  }
}

/** To twelve decimals: what stands after them is of the computer, and not of the data. */
function rounded(value: number): number {
  return Math.round(value * 1e12) / 1e12
}

function inKronor(ore: number): number {
  return Math.round(ore) / 100
}
