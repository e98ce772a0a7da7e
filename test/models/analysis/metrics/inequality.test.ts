import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concentrationIndex, gini, lorenzCurve } from '../../../../models/index.ts'
import { effort, seed } from '../../../effort.ts'

const tries = { seed, numRuns: effort(100, 2000) }

const amounts = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 30 })

/** The definition, pair by pair: Σᵢ Σⱼ |xᵢ − xⱼ| / (2 n² x̄). */
function giniByPairs(values: readonly number[]): number {
  const total = values.reduce((sum, one) => sum + one, 0)
  const apart = values.flatMap((one) => values.map((other) => Math.abs(one - other)))
  return apart.reduce((sum, one) => sum + one, 0) / (2 * values.length * total)
}

describe('the Gini coefficient', () => {
  it('is half the mean difference of all pairs, whatever the order', () => {
    fc.assert(
      fc.property(amounts, (values) => {
        expect(gini(values)).toBeCloseTo(giniByPairs(values), 12)
        expect(gini(values.toReversed())).toBeCloseTo(gini(values), 12)
      }),
      tries,
    )
  })

  it('is the area between the Lorenz curve and equality, doubled', () => {
    fc.assert(
      fc.property(amounts, (values) => {
        const curve = [0, ...lorenzCurve(values)]
        const below = curve.slice(1).reduce((area, share, place) => area + (share + (curve[place] as number)) / 2, 0)
        expect(gini(values)).toBeCloseTo(1 - (2 * below) / values.length, 12)
      }),
      tries,
    )
  })

  it('is 0 for one alone, and (n − 1) / n where one has all', () => {
    expect([gini([7]), gini([0, 0, 0, 8])]).toEqual([0, 0.75])
  })

  it.each([
    { values: [3, -1], message: 'Number 2 is below 0' },
    { values: [0, 0], message: 'The mean payment is 0' },
    { values: [], message: '`values` has no numbers.' },
  ])('is refused for $values', ({ values, message }) => {
    expect(() => gini(values)).toThrow(message)
  })
})

describe('the concentration index', () => {
  it('changes its sign when need is turned round, and reads only the order of need', () => {
    fc.assert(
      fc.property(amounts, fc.infiniteStream(fc.integer({ min: 0, max: 5 })), (payment, needs) => {
        const need = payment.map(() => needs.next().value as number)
        const index = concentrationIndex(payment, need)
        expect(
          concentrationIndex(
            payment,
            need.map((one) => -one),
          ),
        ).toBeCloseTo(-index, 12)
        expect(
          concentrationIndex(
            payment,
            need.map((one) => one ** 3 + 7),
          ),
        ).toBeCloseTo(index, 12)
        expect(Math.abs(index)).toBeLessThanOrEqual(gini(payment) + 1e-12)
      }),
      tries,
    )
  })

  it('is 0 where all need the same', () => {
    expect(concentrationIndex([10, 20, 30], [1, 1, 1])).toBe(0)
  })
})
