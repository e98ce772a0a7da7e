import { describe, expect, it } from 'vitest'
import {
  bandOf,
  changesOf,
  fifthsOf,
  lineThrough,
  sideOf,
  stepsBetween,
  sumByGroup,
  winnersAndLosers,
} from '../../../../models/analysis/compare/index.ts'

// Four clinics, in öre: 1 000 kr → 1 050 kr, 2 000 → 1 900, 4 000 → 4 010, 0 → 40.
const before = [100_000, 200_000, 400_000, 0]
const after = [105_000, 190_000, 401_000, 4_000]
const changes = changesOf(before, after, [10, 40, null, 0])

describe('the change of a clinic', () => {
  it('is in öre, in per cent of what was paid, and per listed patient', () => {
    expect(changes[0]).toEqual({
      place: 0,
      before: 100_000,
      after: 105_000,
      change: 5_000, // 105 000 − 100 000
      percent: 5, // 5 000 / 100 000
      perListed: { before: 10_000, after: 10_500, change: 500 }, // by 10 patients
    })
  })

  it('has no per cent where nothing was paid before', () => {
    expect(changes[3]).toMatchObject({ change: 4_000, percent: null })
  })

  it('is not per listed where nobody is listed, or where it is not known how many', () => {
    expect(changes.map(({ perListed }) => perListed === null)).toEqual([false, false, true, true])
  })

  it('adds up to the change of the whole', () => {
    expect(changes.reduce((sum, { change }) => sum + change, 0)).toBe(0) // 5 000 − 10 000 + 1 000 + 4 000
  })

  it('refuses lists of different clinics', () => {
    expect(() => changesOf([1], [], [])).toThrow('same clinics')
  })
})

describe('winners and losers', () => {
  it('counts what changes by half a per cent at most as alike', () => {
    // +5 % and 0 → 40 kr gain, −5 % loses, 1 000 / 400 000 = 0.25 % is alike.
    expect(winnersAndLosers(changes)).toMatchObject({ gaining: 2, losing: 1, alike: 1 })
  })

  it('takes another threshold', () => {
    expect(winnersAndLosers(changes, 0.2)).toMatchObject({ gaining: 3, losing: 1, alike: 0 })
    expect(winnersAndLosers(changes, 5)).toMatchObject({ gaining: 1, losing: 0, alike: 3 })
  })

  it('says how much money moves, and who gains and loses most in per cent', () => {
    const { moved, change, most, least } = winnersAndLosers(changes)
    expect({ moved, change }).toEqual({ moved: 10_000, change: 0 }) // 5 000 + 1 000 + 4 000
    expect([most?.place, least?.place]).toEqual([0, 1])
  })

  it('names nobody where nothing changes', () => {
    const { most, least, alike } = winnersAndLosers(changesOf(before, before, []))
    expect([most, least, alike]).toEqual([undefined, undefined, 4])
  })

  it('are nobody without clinics', () => {
    expect(winnersAndLosers([])).toMatchObject({ gaining: 0, losing: 0, alike: 0, moved: 0 })
  })

  it.each([
    { percent: 0.5, change: 5, side: 'alike' },
    { percent: 0.51, change: 5, side: 'gain' },
    { percent: -0.51, change: -5, side: 'loss' },
    { percent: null, change: -5, side: 'loss' },
    { percent: null, change: 0, side: 'alike' },
  ])('puts $percent per cent on the side $side', ({ percent, change, side }) => {
    expect(sideOf({ percent, change }, 0.5)).toBe(side)
  })
})

describe('groups', () => {
  it('add up what their clinics are paid, those without the property too', () => {
    const owner = ['public', 'private', 'public', null] as const
    expect(sumByGroup(changes, (place) => owner[place])).toEqual([
      { key: 'public', clinics: 2, before: 500_000, after: 506_000, change: 6_000, percent: 1.2 }, // 6 / 500
      { key: 'private', clinics: 1, before: 200_000, after: 190_000, change: -10_000, percent: -5 },
      { key: null, clinics: 1, before: 0, after: 4_000, change: 4_000, percent: null },
    ])
  })

  it('of fifths are equally many where all differ, and equal values stay together', () => {
    const forty = Array.from({ length: 40 }, (_, place) => place)
    expect(fifthsOf(forty).filter((fifth) => fifth === 3)).toHaveLength(8)
    expect(fifthsOf([0, 0, 0, 0, 7])).toEqual([1, 1, 1, 1, 5])
  })

  it('of bands begin at their edge', () => {
    expect([4_999, 5_000, 10_000].map((listed) => bandOf(listed, [5_000, 10_000]))).toEqual([0, 1, 2])
  })
})

describe('the way from one total to another', () => {
  const was = { visits: [50_000], base: [40_000], yearly: [null] }
  const is = { visits: [30_000], base: [40_000], chronic: [25_000], yearly: [null] }

  it('goes payment by payment, the largest change first, and adds up', () => {
    const steps = stepsBetween(was, is, 0)
    expect(steps.map(({ payment, change }) => [payment, change])).toEqual([
      ['chronic', 25_000],
      ['visits', -20_000],
      ['base', 0],
      ['yearly', 0],
    ])
    expect(steps.reduce((sum, { change }) => sum + change, 0)).toBe(5_000) // 95 000 − 90 000
  })

  it('keeps apart what a model lacks or has not settled from what is nothing', () => {
    expect(stepsBetween(was, is, 0).map(({ before: one }) => one)).toEqual([null, 50_000, 40_000, null])
  })
})

describe('the line through points', () => {
  it('is the one of least squares', () => {
    // x̄ = 2, ȳ = 20; Σ(x−x̄)(y−ȳ) = 10 + 10 = 20, Σ(x−x̄)² = 2: slope 10; residuals 1, −2, 1 ⇒ 1 − 6/206.
    const line = lineThrough([
      [1, 11],
      [2, 18],
      [3, 31],
    ])
    expect(line).toMatchObject({ slope: 10, intercept: 0 })
    expect(line?.explained).toBeCloseTo(1 - 6 / 206, 12)
  })

  it('accounts for nothing where nothing differs', () => {
    const level = [1, 2, 3].map((x) => [x, 5] as const)
    expect(lineThrough(level)).toEqual({ slope: 0, intercept: 5, explained: null })
  })

  it('is not drawn through two points', () => {
    expect(
      lineThrough([
        [1, 2],
        [2, 3],
      ]),
    ).toBeUndefined()
  })
})
