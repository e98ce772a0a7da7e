import { describe, expect, it } from 'vitest'
import { duckdbDialect as dialect } from '../../../server/warehouse/duckdbDialect.ts'
import { same } from '../../../server/warehouse/rated/Amount.ts'
import { ratedAmount } from '../../../server/warehouse/rated/ratedAmount.ts'

/** A ramp between figures alone, with no value of a row in it. */
const ramp = (value: number | null, from: number, to: number) =>
  ratedAmount(
    [
      { op: 'constant', value },
      { op: 'constant', value: from },
      { op: 'constant', value: to },
      { op: 'ramp', of: [0, 1, 2] },
    ],
    { keys: [], dialect, levels: { keep: (amount) => amount } },
  )

describe('an amount that is the same for all rows', () => {
  it.each([
    { what: 'between its bounds', of: [0.5, 0, 2], is: { num: 1n, den: 4n } },
    { what: 'a third of the way', of: [1, 0.5, 2], is: { num: 1n, den: 3n } },
    { what: 'below them', of: [-1, 0, 2], is: { num: 0n, den: 1n } },
    { what: 'at the upper one', of: [2, 0, 2], is: { num: 1n, den: 1n } },
    { what: 'above them', of: [2.87, 0, 1.7646], is: { num: 1n, den: 1n } },
    { what: 'of bounds out of order', of: [1, 2, 0], is: undefined },
    { what: 'of bounds that are equal', of: [1, 2, 2], is: undefined },
  ] as const)('is a ramp worked out exactly: $what', ({ of: [value, from, to], is }) => {
    expect(ramp(value, from, to)).toEqual(same(is))
  })

  it('has no answer where the value of the ramp has none', () => {
    expect(ramp(null, 0, 1)).toEqual(same(undefined))
  })
})
