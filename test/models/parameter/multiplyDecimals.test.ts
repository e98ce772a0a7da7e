import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { multiplyDecimals } from '../../../models/parameter/multiplyDecimals.ts'
import { effort, seed } from '../../effort.ts'

describe('multiplyDecimals', () => {
  it.each([
    ['220', '0.90', '198'],
    ['0.1', '3', '0.3'], // 0.30000000000000004 in binary
    ['1.005', '1000', '1005'],
    ['-0.05', '0.2', '-0.01'],
    ['0', '-5', '0'],
    ['123456789.123456', '1.1', '135802468.0358016'],
  ])('%s times %s is %s', (one, other, product) => {
    expect(multiplyDecimals(one, other)).toBe(product)
    expect(multiplyDecimals(other, one)).toBe(product)
  })

  it('is what whole numbers give, with the point put back', () => {
    const whole = fc.integer({ min: -1_000_000, max: 1_000_000 })
    const property = fc.property(whole, whole, (one, other) => {
      const written = multiplyDecimals(String(one / 1000), String(other / 100))
      expect(Math.round(Number(written) * 100_000) === one * other).toBe(true)
    })
    fc.assert(property, { seed, numRuns: effort(500, 20_000) })
  })
})
