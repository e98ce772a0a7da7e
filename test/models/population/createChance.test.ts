import { describe, expect, it } from 'vitest'
import { chanceFrom, createChance } from '../../../models/population/createChance.ts'

describe('chance', () => {
  it('is the generator xoshiro128** that others have published', () => {
    const { next } = chanceFrom([1, 2, 3, 4])
    // What xoshiro128starstar.c of Blackman and Vigna gives, as the tests of rand_xoshiro have it.
    expect(Array.from({ length: 5 }, next)).toEqual([11520, 0, 5_927_040, 70_819_200, 2_031_721_883])
  })

  it('gives shares that are spread evenly', () => {
    const { share } = createChance(1, 'evenness')
    const counts = Array.from({ length: 10 }, () => 0)
    for (let turn = 0; turn < 100_000; turn += 1) {
      const tenth = Math.floor(share() * 10)
      counts[tenth] = (counts[tenth] ?? 0) + 1
    }
    expect(Math.min(...counts)).toBeGreaterThan(9_600)
    expect(Math.max(...counts)).toBeLessThan(10_400)
  })

  it('differs by seed and by name', () => {
    const first = createChance(1, 'births').next()
    expect(createChance(2, 'births').next()).not.toBe(first)
    expect(createChance(1, 'deaths').next()).not.toBe(first)
  })
})
