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
