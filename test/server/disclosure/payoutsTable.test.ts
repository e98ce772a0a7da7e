import { describe, expect, it } from 'vitest'
import { suppressTable } from '../../../models/index.ts'
import { payoutsTable } from '../../../server/disclosure/payoutsTable.ts'

/**
 * A payment of 3 a patient and a deduction of 3. One patient brings the first clinic its payment, and three are taken off the second:
 *
 *     3  −24  −21
 *    18   −9    9
 *    21  −33  −12
 */
const ORE = [
  [3, -24],
  [18, -9],
] as const
const NUMBERS = [
  [1, 8],
  [6, 3],
] as const

/** Places in the table: a row has the payment, the deduction and their total. */
const AT = { pay: [0, 3, 6], take: [1, 4, 7], total: [2, 5, 8] } as const

/** The greatest payment of the first clinic and the greatest deduction of the second, in any table with what is shown. */
function greatest(hidden: ReadonlySet<number>): readonly [number, number] {
  const found = [0, 0]
  const fits = (place: number, value: number, shown: number): boolean => hidden.has(place) || value === shown
  for (let pay = 1; pay <= 40; pay += 1)
    for (let take = 1; take <= 60; take += 1) {
      if (!fits(AT.pay[0], pay, 3) || !fits(AT.take[0], take, 24) || !fits(AT.total[0], pay - take, -21)) continue
      for (let other = 1; other <= 60; other += 1)
        for (let taken = 1; taken <= 60; taken += 1) {
          const ofClinic =
            fits(AT.pay[1], other, 18) && fits(AT.take[1], taken, 9) && fits(AT.total[1], other - taken, 9)
          const sums = [pay + other, take + taken, pay + other - take - taken] as const
          const ofRegion =
            fits(AT.pay[2], sums[0], 21) && fits(AT.take[2], sums[1], 33) && fits(AT.total[2], sums[2], -12)
          if (!ofClinic || !ofRegion) continue
          found[0] = Math.max(found[0] ?? 0, pay)
          found[1] = Math.max(found[1] ?? 0, taken)
        }
    }
  return found as [number, number]
}

describe('amounts of which some are taken off', () => {
  it('are hidden so that one patient may be five for who knows what is added and what is taken off', () => {
    const clinics = ['one', 'two']
    const payments = ['pay', 'take']
    const resting = payments.map((name, column) => ({
      name,
      windows: ['2026-01'],
      ends: ['2026-01'],
      terms: [],
      fewest: [NUMBERS.map((row) => row[column] ?? null)],
    }))
    const telling = clinics.map(() => new Map<string, number>())
    const table = payoutsTable(
      { clinics, payments, ore: ORE, resting, telling },
      { name: 'x', before: () => undefined },
    )
    const { hidden, small } = suppressTable(table, { fewest: 5, zeros: 'shown' })
    expect(small).toEqual(new Set([AT.pay[0], AT.take[1]]))
    // With the inner four hidden alone: two pays 21 − a and is taken 12 − a, at least 1. So a is 11 at most, below 5 × 3.
    expect(greatest(new Set([0, 1, 3, 4]))).toEqual([11, 11])
    const [pay, take] = greatest(hidden)
    expect([pay >= 15, take >= 15]).toEqual([true, true])
  })
})
