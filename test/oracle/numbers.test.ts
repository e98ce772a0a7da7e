import { describe, expect, it } from 'vitest'
import type { Rounding } from '../../models/document/Model.ts'
import { compareNumbers } from './compareNumbers.ts'
import { add, exactly, type Fraction, floor, fraction, multiply } from './Fraction.ts'
import { roundTo } from './roundTo.ts'
import { roundToOre } from './roundToOre.ts'
import { shareOut } from './shareOut.ts'

describe('a number', () => {
  it('is exactly what is written, not the double nearest to it', () => {
    expect(add(exactly(0.1), exactly(0.2))).toEqual(exactly(0.3))
    expect(exactly(1e21)).toEqual(fraction(10n ** 21n))
    expect(exactly(-1.5e-7)).toEqual(fraction(-15n, 10n ** 8n))
    expect(() => exactly(Number.NaN)).toThrow('NaN is not a number')
  })

  it('has a floor below it, also under zero', () => {
    expect([exactly(2.5), exactly(-2.5), exactly(-2)].map(floor)).toEqual([2n, -3n, -2n])
  })
})

describe('numbers at a threshold', () => {
  it.each([
    { a: 1, b: 1.000000001, order: 0, how: 'differ by a thousand-millionth of the greater, and are equal' },
    { a: 1, b: 1.0000000011, order: -1, how: 'differ by more' },
    { a: -1, b: -1.0000000009, order: 0, how: 'are as near below zero' },
    { a: 0, b: 1e-15, order: -1, how: 'are never near zero, for the tolerance is relative' },
    { a: 0, b: 0, order: 0, how: 'are both zero' },
  ])('$a and $b $how', ({ a, b, order }) => {
    expect(compareNumbers(exactly(a), exactly(b))).toBe(order)
    expect(compareNumbers(exactly(b), exactly(a))).toBe(-order + 0)
  })
})

describe('a declared rounding', () => {
  const cases: readonly [number, number, Rounding['how'], number][] = [
    [2.05, 0.1, 'half_away', 2.1],
    [-2.05, 0.1, 'half_away', -2.1],
    [-2.05, 0.1, 'half_up', -2],
    [2.05, 0.1, 'half_even', 2],
    [2.15, 0.1, 'half_even', 2.2],
    [2.01, 0.1, 'up', 2.1],
    [-2.01, 0.1, 'up', -2],
    [2.09, 0.1, 'down', 2],
    [-2.01, 0.1, 'down', -2.1],
    [7, 5, 'half_up', 5],
    [7.5, 5, 'half_up', 10],
    [0, 0.1, 'up', 0],
    [2.0500000000001, 0.1, 'half_even', 2], // near the tie is the tie
    [2.049999999999, 0.1, 'half_away', 2.1],
    [2.00000000000001, 0.1, 'up', 2], // near a multiple is the multiple
    [1.99999999999999, 0.1, 'down', 2],
    [2.00001, 0.1, 'up', 2.1],
  ]
  it.each(cases)('of %d to %d, %s, is %d', (value, to, how, rounded) => {
    expect(roundTo(exactly(value), { to, how })).toEqual(exactly(rounded))
  })
})

describe('the öre', () => {
  const cases: readonly [Fraction, bigint][] = [
    [exactly(0.005), 1n],
    [exactly(-0.005), -1n],
    [exactly(0.00499), 1n], // a thousandth of an öre below the tie
    [exactly(0.004989), 0n],
    [exactly(-0.00499), -1n],
    [fraction(1n, 3n), 33n],
    [multiply(exactly(2), fraction(1n, 3n)), 67n],
    [exactly(0), 0n],
  ]
  it.each(cases)('case %#: half goes away from zero', (kronor, ore) => {
    expect(roundToOre(kronor)).toBe(ore)
  })
})

describe('a pot', () => {
  const shared = (ore: bigint, weights: Readonly<Record<string, number>>) => {
    const weighted = Object.entries(weights).map(([clinic, weight]) => ({ clinic, weight: exactly(weight) }))
    return Object.fromEntries(shareOut(ore, weighted))
  }

  it('gives the last öre to the largest remainder', () => {
    // 100 × 1/6 = 16.67, 100 × 2/6 = 33.33, 100 × 3/6 = 50: one öre is left, and the first is nearest to it
    expect(shared(100n, { a: 1, b: 2, c: 3 })).toEqual({ a: 17n, b: 33n, c: 50n })
  })

  it('gives it to the first name where remainders are equal, capitals before small letters', () => {
    expect(shared(101n, { b: 1, a: 1, Z: 1 })).toEqual({ Z: 34n, a: 34n, b: 33n }) // 33.67 each
    expect(shared(100n, { b: 1, a: 1, Z: 1 })).toEqual({ Z: 34n, a: 33n, b: 33n }) // 33.33 each
  })

  it('of a charge is shared like one of a payment', () => {
    expect(shared(-100n, { a: 1, b: 2, c: 3 })).toEqual({ a: -17n, b: -33n, c: -50n })
  })

  it('is shared by nobody where nobody has weight', () => {
    expect(shared(100n, { a: 0, b: 0 })).toEqual({})
  })
})
