import { describe, expect, it } from 'vitest'
import { estimateCaseMix, type Persons } from '../../../../models/index.ts'
import { effort, seed } from '../../../effort.ts'
import { add, divide, exactly, type Fraction, multiply, subtract, ZERO } from '../../../oracle/Fraction.ts'
import { drawPersons, KNOWN, SMALL_OPTIONS } from './persons.ts'

/** The mean weight of everybody, each counted once. */
function meanWeight(rows: readonly Persons[], weightOf: (persons: Persons) => number): number {
  const n = rows.reduce((sum, row) => sum + row.n, 0)
  return rows.reduce((sum, row) => sum + row.n * weightOf(row), 0) / n
}

/** A person's weight by the weights of two age bands, the sexes and the conditions. */
function weigher({ weights }: ReturnType<typeof estimateCaseMix>): (persons: Persons) => number {
  const of = (name: string): number => weights.find((one) => one.name === name)?.weight ?? 0
  return ({ age, sex, conditions }) =>
    of(`${sex} ${age >= 65 ? '65+' : '0-64'}`) + conditions.reduce((sum, word) => sum + of(word), 0)
}

/** Solves X′X·b = X′y by elimination in exact fractions. */
function solveExactly(columns: readonly string[], rows: readonly Persons[]): readonly Fraction[] {
  const isIn = ({ age, sex, conditions }: Persons, column: string): boolean =>
    column === `${sex} ${age >= 65 ? '65+' : '0-64'}` || conditions.includes(column)
  const sum = (of: (row: Persons) => number): Fraction => exactly(rows.reduce((all, row) => all + row.n * of(row), 0))
  const matrix = columns.map((one) => [
    ...columns.map((other) => sum((row) => (isIn(row, one) && isIn(row, other) ? 1 : 0))),
    sum((row) => (isIn(row, one) ? row.cost : 0)),
  ])
  for (const [place, row] of matrix.entries()) {
    const pivot = row[place] as Fraction
    for (const [other, target] of matrix.entries()) {
      if (other === place) continue
      const factor = divide(target[place] as Fraction, pivot)
      matrix[other] = target.map((value, column) => subtract(value, multiply(factor, row[column] as Fraction)))
    }
  }
  return matrix.map((row, place) => divide(row.at(-1) as Fraction, row[place] as Fraction))
}

const SMALL: readonly Persons[] = [
  { age: 30, sex: 'female', conditions: [], cost: 0, n: 4 },
  { age: 30, sex: 'female', conditions: ['diabetes'], cost: 700_001, n: 2 },
  { age: 30, sex: 'male', conditions: [], cost: 120_000, n: 3 },
  { age: 30, sex: 'male', conditions: ['copd'], cost: 810_007, n: 1 },
  { age: 70, sex: 'female', conditions: [], cost: 330_000, n: 5 },
  { age: 70, sex: 'female', conditions: ['copd', 'diabetes'], cost: 2_100_003, n: 2 },
  { age: 70, sex: 'male', conditions: [], cost: 415_000, n: 3 },
  { age: 70, sex: 'male', conditions: ['diabetes'], cost: 905_500, n: 2 },
]

describe('a case-mix weight', () => {
  it('is what exact fractions say, through its own mean', () => {
    const mix = estimateCaseMix(SMALL, SMALL_OPTIONS)
    const columns = mix.weights.map(({ name }) => name)
    const effects = solveExactly(columns, SMALL)
    const total = SMALL.reduce((sum, { cost, n }) => sum + cost * n, 0)
    const persons = SMALL.reduce((sum, { n }) => sum + n, 0)
    const mean = divide(exactly(total), exactly(persons))
    for (const [place, effect] of effects.entries()) {
      const { over, under } = divide(effect, mean)
      expect(mix.weights[place]?.weight).toBeCloseTo(Number((over * 10n ** 15n) / under) / 1e15, 12)
    }
    expect(effects.reduce((sum, effect) => add(sum, effect), ZERO).over).not.toBe(0n)
    expect(mix).toMatchObject({ n: 22, withoutCost: 4, meanCost: total / 22 })
  })

  it('counts no cost above the most, and says how much was cut', () => {
    // Above 800 000 öre: one of 810 007, two of 2 100 003 and two of 905 500.
    const cut = 10_007 + 2 * 1_300_003 + 2 * 105_500
    const total = SMALL.reduce((sum, { cost, n }) => sum + cost * n, 0)
    const mix = estimateCaseMix(SMALL, { ...SMALL_OPTIONS, most: 800_000 })
    expect(mix.meanCost).toBe((total - cut) / 22)
    expect(mix.truncated).toEqual({ n: 5, share: cut / total })
    const before = SMALL.map((persons) => ({ ...persons, cost: Math.min(persons.cost, 800_000) }))
    expect(mix.weights).toEqual(estimateCaseMix(before, SMALL_OPTIONS).weights)
    const [few, none] = [2_000_000, 2_100_003].map((most) =>
      estimateCaseMix(SMALL, { ...SMALL_OPTIONS, most, least: 3 }),
    )
    expect(few?.truncated).toBeNull()
    expect(none?.truncated).toEqual({ n: 0, share: 0 })
  })

  it('says where one person has more than a twentieth of all costs', () => {
    const many = SMALL.map((persons) => ({ ...persons, n: persons.n * 10 }))
    const total = many.reduce((sum, { cost, n }) => sum + cost * n, 0)
    const dear = (cost: number) => [...many, { age: 70, sex: 'male', conditions: ['copd'], cost, n: 1 }]
    // A twentieth of all costs, its own included, is a nineteenth of the others.
    expect(estimateCaseMix(dear(Math.floor(total / 19)), SMALL_OPTIONS).isSwayedByOne).toBe(false)
    expect(estimateCaseMix(dear(Math.ceil(total / 19) + 1), SMALL_OPTIONS).isSwayedByOne).toBe(true)
    expect(estimateCaseMix(dear(90 * total), { ...SMALL_OPTIONS, most: 2_100_003 }).isSwayedByOne).toBe(false)
  })

  it.each([
    { rule: 'zero' as const, what: 'as estimated' },
    { rule: 'keep' as const, what: 'with negative weights' },
  ])('has the mean 1 over everybody, $what', ({ rule }) => {
    const rows = drawPersons({ count: 3_000, seed, spread: 2_000_000 })
    const mix = estimateCaseMix(rows, { ...SMALL_OPTIONS, negative: rule })
    expect(Math.abs(meanWeight(rows, weigher(mix)) - 1)).toBeLessThan(1e-9)
  })

  it('finds known costs again, within their standard errors', () => {
    const samples = effort(40, 400)
    const names = Object.keys(KNOWN) as (keyof typeof KNOWN)[]
    const distances = Array.from({ length: samples }, (_, sample) => {
      const rows = drawPersons({ count: 1_500, seed: seed + sample, spread: 250_000 })
      const { weights, meanCost } = estimateCaseMix(rows, SMALL_OPTIONS)
      return names.map((name) => {
        const found = weights.find((one) => one.name === name)
        return ((found?.weight ?? 0) * meanCost - KNOWN[name]) / ((found?.error ?? 0) * meanCost)
      })
    }).flat()
    // Were the errors right, the squares of the distances in standard errors have the mean 1.
    const meanSquare = distances.reduce((sum, one) => sum + one ** 2, 0) / distances.length
    expect(meanSquare).toBeGreaterThan(0.65)
    expect(meanSquare).toBeLessThan(1.45)
    expect(Math.max(...distances.map(Math.abs))).toBeLessThan(4.5)
    const within = distances.filter((one) => Math.abs(one) < 1.96).length / distances.length
    expect(within).toBeGreaterThan(0.89)
  })

  it('counts who had no contact: without them, other weights', () => {
    const everybody = estimateCaseMix(SMALL, SMALL_OPTIONS)
    const visitors = estimateCaseMix(
      SMALL.filter(({ cost }) => cost > 0),
      SMALL_OPTIONS,
    )
    const young = (mix: typeof everybody) => mix.weights.find(({ name }) => name === 'female 0-64')?.weight ?? 0
    expect(everybody.withoutCost).toBe(4)
    expect(visitors.n).toBe(18)
    expect(young(everybody)).toBeLessThan(young(visitors) / 2)
  })

  it('sets a negative weight to 0 and estimates the others as if the group were not there', () => {
    const rows: readonly Persons[] = [
      ...SMALL.filter(({ conditions }) => !conditions.includes('copd')).map((row) => ({ ...row, n: row.n * 10 })),
      { age: 70, sex: 'male', conditions: ['copd'], cost: 100, n: 30 },
      { age: 30, sex: 'male', conditions: ['copd'], cost: 100, n: 30 },
    ]
    const kept = estimateCaseMix(rows, { ...SMALL_OPTIONS, negative: 'keep' })
    expect(kept.weights.find(({ name }) => name === 'copd')?.weight).toBeLessThan(0)
    const zero = estimateCaseMix(rows, SMALL_OPTIONS)
    expect(zero.weights.find(({ name }) => name === 'copd')).toMatchObject({
      weight: 0,
      error: null,
      leftOut: 'negative',
      n: 60,
    })
    const without = estimateCaseMix(
      rows.map((row) => ({ ...row, conditions: row.conditions.filter((word) => word !== 'copd') })),
      { ...SMALL_OPTIONS, words: ['diabetes'] },
    )
    for (const { name, weight } of without.weights)
      expect(zero.weights.find((one) => one.name === name)?.weight).toBeCloseTo(weight, 12)
  })

  it('gives no weight to a condition that too few have, and does not show how many', () => {
    const mix = estimateCaseMix(SMALL, { ...SMALL_OPTIONS, least: 4 })
    expect(mix.weights.find(({ name }) => name === 'copd')).toEqual({
      group: { type: 'condition', word: 'copd' },
      name: 'copd',
      weight: 0,
      error: null,
      n: null,
      leftOut: 'few',
    })
  })

  it('can be made of the number of conditions, taken together where too few have as many', () => {
    const mix = estimateCaseMix(SMALL, { ...SMALL_OPTIONS, by: 'number', least: 2 })
    expect(mix.weights.slice(4).map(({ name, n }) => [name, n])).toEqual([
      ['1', 5], // 2 + 1 + 2
      ['2+', 2],
    ])
    expect(estimateCaseMix(SMALL, { ...SMALL_OPTIONS, by: 'number', least: 3 }).weights.at(-1)?.name).toBe('1+')
  })

  it.each([
    { why: 'an age band of too few', rows: SMALL, change: { least: 5 }, words: 'male 0-64' },
    { why: 'an age band of nobody', rows: SMALL, change: { ages: [0, 65, 90] }, words: 'female 90+, male 90+' },
    {
      why: 'conditions that the same persons have',
      rows: SMALL.map((row) => ({ ...row, conditions: row.conditions.length > 0 ? ['copd', 'diabetes'] : [] })),
      change: {},
      words: 'cannot be told apart: copd, diabetes',
    },
    {
      why: 'no costs at all',
      rows: SMALL.map((row) => ({ ...row, cost: 0 })),
      change: {},
      words: 'Everybody costs the same',
    },
    { why: 'nobody', rows: [], change: {}, words: 'No group has a weight' },
    {
      why: 'a part without which groups are confused',
      rows: SMALL.map((row) => ({ ...row, n: 1 })),
      change: {},
      words: 'Where a part is held out: These groups cannot be told apart',
    },
    {
      why: 'more parts than persons',
      rows: SMALL,
      change: { folds: 23 },
      words: '22 persons cannot be dealt in 23 parts',
    },
    {
      why: 'costs that are too large to add exactly',
      rows: SMALL.map((row) => ({ ...row, cost: row.cost * 2 ** 40 })),
      change: {},
      words: 'more öre than can be counted exactly',
    },
  ])('is refused for $why', ({ rows, change, words }) => {
    expect(() => estimateCaseMix(rows, { ...SMALL_OPTIONS, ...change })).toThrow(words)
  })
})
