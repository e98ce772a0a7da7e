import { describe, expect, it } from 'vitest'
import { couldBeMany, DEFAULT_RULES, type Line, mergeLines } from '../../../../models/index.ts'
import { effort, seed } from '../../../effort.ts'

const HALF_AN_ORE = [0.005]

function line(name: string, rate: number, ...patients: readonly number[]): Line {
  return { name, windows: patients.map((one) => ({ patients: one, adds: [one * rate] })) }
}

/** Every whole number that a hidden line can have, for one who knows the rates and the sum to the öre: by trying all. */
function readerOf(rates: readonly number[], ore: number, of: number): ReadonlySet<number> {
  const found = new Set<number>()
  const numbers = rates.map(() => 1)
  const tryAt = (at: number, left: number): void => {
    const rate = (rates[at] as number) * 100
    if (at === rates.length - 1) {
      numbers[at] = Math.round(left / rate)
      if (numbers[at] >= 1 && Math.round(left - numbers[at] * rate) === 0) found.add(numbers[of] as number)
      return
    }
    for (let number = 1; number * rate <= left; number += 1) {
      numbers[at] = number
      tryAt(at + 1, left - number * rate)
    }
  }
  tryAt(0, ore)
  return found
}

describe('lines of few patients', () => {
  it('are merged with the smallest of the others, so that nobody subtracts them from the total', () => {
    const { merged, isProtected } = mergeLines(
      [line('a', 100, 3), line('b', 100, 40), line('c', 100, 9)],
      DEFAULT_RULES,
      HALF_AN_ORE,
    )
    expect([...merged]).toEqual(['a', 'c'])
    expect(isProtected).toBe(true)
  })

  it('take more with them where two unlike rates give their numbers away', () => {
    // 3 × 101.37 + 9 × 57.11 = 818.10 has no other solution in whole patients.
    expect([...readerOf([101.37, 57.11], 81810, 0)]).toEqual([3])
    const lines = [
      line('a', 101.37, 3),
      line('b', 57.11, 9),
      line('c', 33.4, 30),
      line('d', 20, 60),
      line('e', 50, 900),
    ]
    const { merged, isProtected } = mergeLines(lines, DEFAULT_RULES, HALF_AN_ORE)
    expect(merged.size).toBeGreaterThan(2)
    expect(isProtected).toBe(true)
  })

  it('say so where all lines together still tell', () => {
    expect(mergeLines([line('a', 100, 3)], DEFAULT_RULES, HALF_AN_ORE)).toEqual({
      merged: new Set(['a']),
      isProtected: false,
    })
  })

  it('are merged in every month if they are small in one, so that no month is a quarter less two others', () => {
    const { merged } = mergeLines(
      [line('a', 100, 6, 6, 4), line('b', 100, 40, 40, 40), line('c', 100, 9, 9, 9)],
      DEFAULT_RULES,
      HALF_AN_ORE,
    )
    expect([...merged]).toEqual(['a', 'c'])
  })

  it('are small when they differ by few from what was shown before', () => {
    const moved: Line = { name: 'a', windows: [{ patients: 19, adds: [1900], before: 20 }] }
    const { merged } = mergeLines([moved, line('b', 100, 40), line('c', 100, 60)], DEFAULT_RULES, HALF_AN_ORE)
    expect([...merged]).toEqual(['a', 'b'])
  })

  it('are never found by one who knows all rates, and are where the control is off', () => {
    let [small, foundWithout] = [0, 0]
    let state = seed
    const draw = (below: number): number => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
      return Math.floor(state / 65536) % below
    }
    for (let turn = 0; turn < effort(150, 3000); turn += 1) {
      const drawn = Array.from({ length: 3 + draw(2) }, (_, place) => ({
        name: `${place}`,
        // Of some payers whole tens, of others kronor and öre.
        rate: turn % 2 === 0 ? 10 * (1 + draw(40)) : (1000 + draw(30_000)) / 100,
        patients: draw(3) === 0 ? 1 + draw(4) : 5 + draw(30),
      }))
      const lines = drawn.map(({ name, rate, patients }) => line(name, rate, patients))
      const { merged, isProtected } = mergeLines(lines, DEFAULT_RULES, HALF_AN_ORE)
      const hidden = drawn.filter(({ name }) => merged.has(name))
      const few = drawn.filter(({ patients }) => patients < 5)
      expect(few.every(({ name }) => merged.has(name))).toBe(true)
      if (!isProtected || hidden.length > 3) continue
      const ore = Math.round(hidden.reduce((sum, { rate, patients }) => sum + rate * patients, 0) * 100)
      const rates = hidden.map(({ rate }) => rate)
      for (const one of few) {
        small += 1
        const left = readerOf(rates, ore, hidden.indexOf(one))
        expect(left.size).toBeGreaterThan(1)
        expect(Math.max(...left)).toBeGreaterThanOrEqual(5)
        // Without the control each line is shown by itself: amount ÷ rate.
        const alone = readerOf([one.rate], Math.round(one.rate * one.patients * 100), 0)
        if (alone.size === 1 && alone.has(one.patients)) foundWithout += 1
      }
    }
    expect(small).toBeGreaterThan(20)
    expect(foundWithout).toBe(small)
  })
})

describe('couldBeMany', () => {
  it('knows both sums of a table, rows and what they add', () => {
    // 3 + 9 = 12 rows and 3 × 1 + 9 × 2 = 21: two equations, one solution.
    const two = [
      { patients: 3, weights: [1, 1] },
      { patients: 9, weights: [1, 2] },
    ]
    const exactly = (total: number) => ({ total, within: 1e-6 })
    expect(couldBeMany(two, [exactly(12), exactly(21)], { of: 0, fewest: 5 })).toBe(false)
    // With a third group of weight 3 there are others: 5, 5, 12 add up like 3, 9, 10.
    const three = [...two, { patients: 10, weights: [1, 3] }]
    expect(couldBeMany(three, [exactly(22), exactly(51)], { of: 0, fewest: 5 })).toBe(true)
  })
})
