import { describe, expect, it } from 'vitest'
import {
  cummingsPredictionMeasure,
  meanAbsoluteError,
  MetricTrouble,
  overcompensation,
  power,
  predictiveRatio,
  rSquared,
} from '../../../../models/index.ts'

/** The published formula's own small example: three who cost little and one who costs much. */
const cost = [100, 200, 300, 1400]
const payment = [200, 300, 400, 1100]

describe('the fit of payment to cost', () => {
  it('is whole where each is paid the cost, and none where each is paid the mean', () => {
    expect([rSquared(cost, cost), cummingsPredictionMeasure(cost, cost), meanAbsoluteError(cost, cost)]).toEqual([
      1, 1, 0,
    ])
    const same = [500, 500, 500, 500] // (100 + 200 + 300 + 1,400) / 4
    expect([rSquared(cost, same), cummingsPredictionMeasure(cost, same)]).toEqual([0, 0])
  })

  it('is below nothing where payment is worse than the mean', () => {
    // errors 1,000, 200, 100 and 1,200 of payment turned round: 1100, 400, 300, 200; squared 2,490,000; costs vary by 1,100,000
    expect(rSquared(cost, payment.toReversed())).toBeCloseTo(1 - 2_480_000 / 1_100_000, 12)
  })

  it('does not depend on the currency', () => {
    const inCents = (values: readonly number[]) => values.map((value) => 100 * value)
    expect(rSquared(inCents(cost), inCents(payment))).toBeCloseTo(rSquared(cost, payment), 12)
    expect(meanAbsoluteError(inCents(cost), inCents(payment))).toBe(15_000) // 100 × 150
  })

  it('says more of groups: what one group gets too much another lacks', () => {
    expect(predictiveRatio(cost, payment)).toBe(1) // 2,000 paid for 2,000
    expect(predictiveRatio(cost, payment, [3])).toBeCloseTo(1100 / 1400, 12)
    expect(3 * overcompensation(cost, payment, [0, 1, 2]) + overcompensation(cost, payment, [3])).toBe(0)
  })

  it.each([
    { what: 'nobody', measure: () => meanAbsoluteError([], []), message: '`cost` has no numbers.' },
    {
      what: 'one column short',
      measure: () => rSquared(cost, [1]),
      message: '`payment` has 1 numbers and `cost` has 4.',
    },
    {
      what: 'a missing value',
      measure: () => rSquared(cost, [1, 2, Number.NaN, 4]),
      message: 'Number 3 of `payment` is NaN.',
    },
    {
      what: 'an empty group',
      measure: () => overcompensation(cost, payment, []),
      message: '`members` has no numbers.',
    },
    {
      what: 'a group that costs nothing',
      measure: () => predictiveRatio([0], [1]),
      message: 'The cost of the group is 0',
    },
    {
      what: 'costs all alike',
      measure: () => cummingsPredictionMeasure([0.1, 0.1, 0.1], [1, 2, 3]),
      message: 'All cost the same, 0.1',
    },
    { what: 'weights of nothing', measure: () => power([0.5], [0]), message: 'The sum of the weights is 0' },
  ])('is refused for $what', ({ measure, message }) => {
    expect(measure).toThrow(message)
    expect(measure).toThrow(MetricTrouble)
  })
})
