import { describe, expect, it } from 'vitest'
import {
  cummingsPredictionMeasure,
  estimateCaseMix,
  meanAbsoluteError,
  type Persons,
  predictiveRatio,
  rSquared,
} from '../../../../models/index.ts'
import { seed } from '../../../effort.ts'
import { chanceFrom } from '../../../laws/Chance.ts'
import { drawPersons, SMALL_OPTIONS } from './persons.ts'

const rows = drawPersons({ count: 2_000, seed, spread: 400_000 }).map((row, place) => ({ ...row, n: 1 + (place % 3) }))
const mix = estimateCaseMix(rows, SMALL_OPTIONS)

/** What the weights expect each person to cost, one by one. */
function expectedOneByOne(): { readonly cost: number; readonly expected: number; readonly row: Persons }[] {
  const of = (name: string): number => mix.weights.find((one) => one.name === name)?.weight ?? 0
  return rows.flatMap((row) => {
    const own = [`${row.sex} ${row.age >= 65 ? '65+' : '0-64'}`, ...row.conditions]
    const expected = own.reduce((sum, name) => sum + of(name), 0) * mix.meanCost
    return Array.from({ length: row.n }, () => ({ cost: row.cost, expected, row }))
  })
}

describe('the fit in sample', () => {
  const persons = expectedOneByOne()
  const cost = persons.map((one) => one.cost)
  const expected = persons.map((one) => one.expected)
  const ratioOf = (isIn: (row: Persons) => boolean) =>
    predictiveRatio(
      cost,
      expected,
      persons.flatMap(({ row }, place) => (isIn(row) ? [place] : [])),
    )
  const shown = (by: string, group: string) =>
    mix.fit.inSample.groups.find((one) => one.by === by && one.group === group)?.ratio

  it('is that of the metrics over persons one by one', () => {
    expect(mix.fit.inSample.rSquared).toBeCloseTo(rSquared(cost, expected), 10)
    expect(mix.fit.inSample.cumming).toBeCloseTo(cummingsPredictionMeasure(cost, expected), 10)
    expect(mix.fit.inSample.meanAbsoluteError).toBeCloseTo(meanAbsoluteError(cost, expected), 4)
    expect(shown('sex', 'female')).toBeCloseTo(
      ratioOf(({ sex }) => sex === 'female'),
      10,
    )
    expect(shown('age', '65+')).toBeCloseTo(
      ratioOf(({ age }) => age >= 65),
      10,
    )
    expect(shown('conditions', '2')).toBeCloseTo(
      ratioOf(({ conditions }) => conditions.length === 2),
      10,
    )
  })

  it('has the ratio 1 in every group that has a weight, for least squares hits their means', () => {
    for (const group of ['0-64', '65+']) expect(shown('age', group)).toBeCloseTo(1, 10)
    for (const group of ['female', 'male']) expect(shown('sex', group)).toBeCloseTo(1, 10)
  })

  it('shows ten deciles in rising order with everybody in one', () => {
    const deciles = mix.fit.inSample.groups.filter(({ by }) => by === 'decile')
    expect(deciles).toHaveLength(10)
    expect(deciles.reduce((sum, { n }) => sum + (n ?? 0), 0)).toBe(persons.length)
    const means = deciles.flatMap(({ expected: mean }) => (mean === null ? [] : [mean]))
    expect(means).toEqual(means.toSorted((a, b) => a - b))
  })

  it('names groups of too few without their figures', () => {
    const { fit } = estimateCaseMix(rows, { ...SMALL_OPTIONS, least: 100 })
    const two = fit.inSample.groups.find(({ by, group }) => by === 'conditions' && group === '2')
    expect(rows.reduce((n, row) => n + (row.conditions.length === 2 ? row.n : 0), 0)).toBeLessThan(100)
    expect(two).toEqual({ by: 'conditions', group: '2', n: null, cost: null, expected: null, ratio: null })
  })
})

/** So many of each number of the conditions a, b, c; the one with all three is dear. */
function numbered(sizes: readonly number[]): readonly Persons[] {
  return sizes.flatMap((n, number) => {
    const alike = { age: 40, sex: 'female', conditions: ['a', 'b', 'c'].slice(0, number) }
    const [one, other] = [Math.floor(n / 2), Math.ceil(n / 2)]
    return [
      { ...alike, cost: 100_000 * (number + 1), n: one },
      { ...alike, cost: 130_000 * (number + 1), n: other },
    ].filter((row) => row.n > 0)
  })
}

describe('what a reader can work out of a small group', () => {
  const options = { ...SMALL_OPTIONS, ages: [0], words: ['a', 'b', 'c'], least: 30, by: 'number' } as const

  it.each([
    { sizes: [200, 100, 99, 1], why: 'one alone' },
    { sizes: [200, 100, 1, 99], why: 'one between others' },
    { sizes: [200, 140, 10, 19], why: 'two that are fewer than that together' },
  ])('is not how many it is of, nor what it costs: $why', ({ sizes }) => {
    const found = estimateCaseMix(numbered(sizes), options)
    const least = 30
    for (const fit of [found.fit.inSample, found.fit.heldOut])
      for (const kind of ['age', 'sex', 'conditions', 'decile'] as const) {
        const groups = fit.groups.filter(({ by }) => by === kind)
        const hidden = groups.filter(({ n }) => n === null)
        const rest = found.n - groups.reduce((sum, { n }) => sum + (n ?? 0), 0)
        // Each of the hidden has one at least, so that any may be all the others leave.
        expect(hidden.length === 0 || rest - (hidden.length - 1) >= least).toBe(true)
        expect(hidden.every(({ cost, expected, ratio }) => cost === null && expected === null && ratio === null)).toBe(
          true,
        )
      }
    const hiddenIn = (group: string) =>
      found.fit.inSample.groups.find((one) => one.by === 'conditions' && one.group === group)?.n === null
    const small = sizes.findIndex((n) => n < least)
    expect(hiddenIn(`${small}`)).toBe(true)
    const told = found.weights.filter(
      ({ group, n }) => n !== null && group.type === 'number' && group.most !== undefined && hiddenIn(`${group.least}`),
    )
    expect(told).toEqual([])
  })

  it('is nothing of a number that the weights add to others', () => {
    // 3 is of one person, so the weights know 0, 1 and 2+. Were 2+ shown beside a 2 that is, 3 would be the difference.
    const { weights, fit } = estimateCaseMix(numbered([200, 100, 99, 1]), options)
    const two = fit.inSample.groups.find(({ by, group }) => by === 'conditions' && group === '2')
    expect(weights.some(({ name }) => name === '2+')).toBe(true)
    expect(two?.n).toBeNull()
  })
})

describe('the fit on those held out', () => {
  it('is near that in sample where there is something to find, and below 0 where there is chance alone', () => {
    expect(mix.fit.heldOut.rSquared).toBeGreaterThan(0.5)
    expect(mix.fit.heldOut.rSquared).toBeLessThan(mix.fit.inSample.rSquared)
    const { whole } = chanceFrom(seed)
    const words = Array.from({ length: 25 }, (_, place) => `word_${place}`)
    const noise = Array.from({ length: 150 }, () => ({
      age: 40,
      sex: 'female',
      conditions: words.filter(() => whole(1, 4) === 1),
      cost: whole(0, 1_000_000),
      n: 1,
    }))
    const { fit } = estimateCaseMix(noise, { ...SMALL_OPTIONS, ages: [0], words, negative: 'keep' })
    expect(fit.inSample.rSquared).toBeGreaterThan(0.05)
    expect(fit.heldOut.rSquared).toBeLessThan(0)
  })

  it('is the same again by the same seed, another by another, and does not move the weights', () => {
    expect(estimateCaseMix(rows, SMALL_OPTIONS)).toEqual(mix)
    const other = estimateCaseMix(rows, { ...SMALL_OPTIONS, seed: 2 })
    expect(other.weights).toEqual(mix.weights)
    expect(other.fit.heldOut.rSquared).not.toBe(mix.fit.heldOut.rSquared)
  })
})
