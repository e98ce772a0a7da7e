import { describe, expect, it } from 'vitest'
import { count, mean, percentile, rank, share, sum } from './aggregate.ts'
import { exactly, fraction, ZERO } from './Fraction.ts'

const rows = <T>(...pairs: readonly (readonly [T, number])[]) => pairs.map(([value, n]) => ({ value, n: exactly(n) }))
const numbers = (...values: readonly number[]) => values.map(exactly)

describe('rows that stand for several', () => {
  it('count each of them', () => {
    expect(count(rows([true, 3], [false, 5], [true, 1]))).toEqual(exactly(4))
    expect(sum(rows([exactly(1.5), 3], [exactly(-2), 1]))).toEqual(exactly(2.5)) // 4.5 − 2
    expect(mean(rows([exactly(1), 3], [exactly(5), 1]))).toEqual(exactly(2)) // 8 / 4
    expect(share(rows([true, 1], [false, 2]))).toEqual(fraction(1n, 3n))
  })

  it('are nothing: a sum and a count of 0, and no mean', () => {
    expect([sum([]), count([])]).toEqual([ZERO, ZERO])
    expect(() => mean([])).toThrow('no mean of nothing')
    expect(() => share(rows([true, 0]))).toThrow('no mean of nothing')
  })
})

describe('a rank', () => {
  it('ties to the better place', () => {
    expect([9, 7, 5].map((value) => rank(numbers(9, 7, 7, 5), exactly(value)))).toEqual(numbers(1, 2, 4))
  })

  it('does not count who is greater by less than the tolerance', () => {
    expect(rank(numbers(1.0000000000001, 1), exactly(1))).toEqual(exactly(1))
  })
})

describe('a percentile', () => {
  it.each([
    { part: 0, value: 1 },
    { part: 1, value: 8 },
    { part: 0.5, value: 3 }, // halfway between 2 and 4
    { part: 0.9, value: 6.8 }, // position 2.7: 4 + 0.7 × 4
  ])('$part of the way lies $value', ({ part, value }) => {
    expect(percentile(numbers(4, 1, 8, 2), exactly(part))).toEqual(exactly(value))
  })

  it('of nothing has no answer', () => {
    expect(() => percentile([], exactly(0.5))).toThrow('no percentile of nothing')
  })
})
