import { describe, expect, it } from 'vitest'
import { solvable } from '../../../../models/index.ts'

describe('what a reader of sums works out', () => {
  it.each([
    { sums: [], found: [], when: 'nothing of no sum' },
    { sums: [[0, 100]], found: [1], when: 'what stands alone in a sum' },
    {
      sums: [
        [100, 0, 57.11],
        [0, 0, 12],
      ],
      found: [0, 2],
      when: 'what is left when another is known',
    },
    {
      sums: [
        [100, 250],
        [200, 500],
      ],
      found: [],
      when: 'nothing of the same sum said twice',
    },
    {
      sums: [
        [1, 1, 0],
        [0, 1, 1],
        [1, 0, -1],
      ],
      found: [],
      when: 'nothing where the third is the difference of two',
    },
    {
      sums: [
        [1, 1, 0],
        [0, 1, 1],
        [1, 0, 1],
      ],
      found: [0, 1, 2],
      when: 'all of three unlike sums of two each',
    },
    {
      sums: [
        [0.01, 1000],
        [0.01, 2000],
      ],
      found: [0, 1],
      when: 'also by weights that differ by a hundred thousand',
    },
    {
      sums: [
        [1, 2, 3],
        [1, 2, 4],
      ],
      found: [2],
      when: 'the one by which two sums differ',
    },
  ])('is $when', ({ sums, found }) => {
    expect([...solvable(sums)].toSorted((a, b) => a - b)).toEqual(found)
  })
})
