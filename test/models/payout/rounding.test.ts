import { describe, expect, it } from 'vitest'
import { isEqual, isLess } from '../../../models/payout/compareNumbers.ts'
import { roundTo } from '../../../models/payout/roundTo.ts'
import { roundToOre } from '../../../models/payout/roundToOre.ts'
import { sharePot } from '../../../models/payout/sharePot.ts'

describe('a declared rounding', () => {
  it.each([
    { value: 632.5, to: 1, how: 'half_up', is: 633, of: 'Ontario’s prorated bonus' },
    { value: -2.5, to: 1, how: 'half_away', is: -3, of: 'a negative tie, away from zero' },
    { value: -2.5, to: 1, how: 'half_up', is: -2, of: 'a negative tie, upwards' },
    { value: 2.5, to: 1, how: 'half_even', is: 2, of: 'a tie to the even below' },
    { value: 3.5, to: 1, how: 'half_even', is: 4, of: 'a tie to the even above' },
    { value: 0.1 + 0.2, to: 0.1, how: 'up', is: 0.3, of: 'three tenths that a double misses' },
    { value: 2.01, to: 0.1, how: 'up', is: 2.1, of: 'a little more than two' },
    { value: 1.005, to: 0.01, how: 'half_away', is: 1.01, of: 'a tie that a double misses' },
    { value: 1240, to: 50, how: 'down', is: 1200, of: 'a step of fifty' },
  ] as const)('gives $is for $of', ({ value, to, how, is }) => {
    expect(roundTo(value, { to, how })).toBe(is)
  })
})

describe('the rounding to the öre', () => {
  it.each([
    { amount: 0.005, ore: 1 },
    { amount: -0.005, ore: -1 },
    { amount: 1.00498, ore: 100 },
    { amount: 1.00499999999, ore: 101 },
    { amount: -0.001, ore: 0 },
    { amount: 90.49, ore: 9049 },
  ])('makes $ore of $amount', ({ amount, ore }) => {
    expect(roundToOre(amount)).toBe(ore)
  })

  it('refuses what is too large to be exact', () => {
    expect(() => roundToOre(1e15)).toThrow(RangeError)
  })
})

describe('a comparison', () => {
  it('takes what differs by less than a billionth for equal', () => {
    expect(isEqual(0.1 + 0.2, 0.3)).toBe(true)
    expect(isLess(0.3, 0.1 + 0.2)).toBe(false)
    expect(isLess(0.3, 0.3000001)).toBe(true)
  })
})

describe('a pot', () => {
  it('is paid out exactly once, whatever the weights', () => {
    for (let ore = 0; ore < 500; ore += 7)
      for (const weights of [
        [1, 1, 1],
        [0.1, 0.2, 0.3, 0.4],
        [12.6, 9.6],
        [0, 0, 5],
        [1e-9, 1],
      ])
        expect(sharePot(ore, weights).reduce((a, b) => a + b, 0)).toBe(ore)
  })

  it('gives the last öre to the largest remainder, and to the earlier of two alike', () => {
    expect(sharePot(100, [1, 1, 1])).toEqual([34, 33, 33])
    expect(sharePot(10, [0.26, 0.27, 0.47])).toEqual([2, 3, 5]) // 2.6, 2.7, 4.7: the whole are 2, 2, 4; two are left
    expect(sharePot(-100, [1, 3])).toEqual([-25, -75])
  })

  it('stays with the region where nobody has weight', () => {
    expect(sharePot(100, [0, 0])).toEqual([0, 0])
  })
})
