import { describe, expect, it } from 'vitest'
import { philox } from '../../../../models/analysis/uncertainty/philox.ts'
import { quantilesOf } from '../../../../models/analysis/uncertainty/quantilesOf.ts'
import { factorsOf, type Spread } from '../../../../models/analysis/uncertainty/Spread.ts'
import { standardNormal } from '../../../../models/analysis/uncertainty/standardNormal.ts'

describe('the random generator', () => {
  // Random123, the library of the paper's authors: tests/kat_vectors, philox4x32 10.
  it.each([
    [
      [0, 0, 0, 0],
      [0, 0],
      [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    ],
    [
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    ],
  ] as const)('gives what its authors published for %j', (counter, key, expected) => {
    expect(philox(counter, key)).toEqual(expected)
  })
})

describe('the normal distribution', () => {
  // Wichura 1988, the values with which PPND16 is checked.
  it.each([
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167814],
    [1e-20, -9.26234008979841],
  ])('has below it %d of all at the published place', (share, place) => {
    expect(standardNormal(share)).toBeCloseTo(place, 13)
  })

  it('is the same on both sides', () => {
    for (const share of [0.3, 0.05, 0.001953125])
      expect(standardNormal(1 - share)).toBeCloseTo(-standardNormal(share), 13)
  })
})

describe('factors that are drawn', () => {
  const COUNT = 40_000
  const momentsOf = (spread: Spread) => {
    const factors = factorsOf('fee', spread, { seed: 1, count: COUNT })
    const mean = factors.reduce((sum, one) => sum + one, 0) / COUNT
    return { mean, variance: factors.reduce((sum, one) => sum + (one - mean) ** 2, 0) / COUNT }
  }

  // Means and variances from any table of distributions; of the triangle (a² + b² + c² − ab − ac − bc) / 18.
  it.each([
    [{ kind: 'normal', deviation: 0.2 }, 1, 0.04],
    [{ kind: 'uniform', reach: 0.3 }, 1, 0.36 / 12],
    [{ kind: 'triangular', down: 0.1, up: 0.4 }, 1.1, (0.9 ** 2 + 1 + 1.4 ** 2 - 0.9 - 0.9 * 1.4 - 1.4) / 18],
  ] as const)('as %j have its mean and variance', (spread, mean, variance) => {
    const found = momentsOf(spread)
    expect(Math.abs(found.mean - mean)).toBeLessThan(4 * Math.sqrt(variance / COUNT))
    expect(found.variance / variance).toBeCloseTo(1, 1)
  })

  it('are the same however many are drawn, and others for another rate and seed', () => {
    const spread = { kind: 'uniform', reach: 1 } as const
    const many = factorsOf('fee', spread, { seed: 5, count: 1000 })
    expect(factorsOf('fee', spread, { seed: 5, count: 37 })).toEqual(many.slice(0, 37))
    expect(factorsOf('fees', spread, { seed: 5, count: 1000 })).not.toEqual(many)
    expect(factorsOf('fee', spread, { seed: 2 ** 32 + 5, count: 1000 })).not.toEqual(many)
  })

  it('are refused from a spread that is none', () => {
    const draw = (spread: Spread) => () => factorsOf('fee', spread, { seed: 1, count: 1 })
    expect(draw({ kind: 'normal', deviation: -0.1 })).toThrow('The normal spread of `fee` is -0.1.')
    expect(draw({ kind: 'triangular', down: 0, up: 0 })).toThrow('The triangular spread of `fee` is 0 and 0.')
  })
})

describe('quantiles', () => {
  it('are what numbers in order say, also of many that are alike', () => {
    const shares = [0, 0.025, 0.25, 0.5, 0.9, 1]
    for (let length = 1; length < 400; length += 13)
      for (const different of [3, 1000]) {
        const values = factorsOf(`${length}`, { kind: 'uniform', reach: 1 }, { seed: different, count: length }).map(
          (one) => Math.floor(one * different),
        )
        const sorted = values.toSorted()
        const expected = shares.map((share) => {
          const place = share * (length - 1)
          const [low, high] = [sorted[Math.floor(place)] as number, sorted[Math.ceil(place)] as number]
          return low + (high - low) * (place - Math.floor(place))
        })
        expect(quantilesOf(values, shares)).toEqual(expected)
      }
  })
})
