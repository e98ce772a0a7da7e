import { describe, expect, it } from 'vitest'
import { valueOn } from '../../../models/parameter/valueOn.ts'

const values = [
  { from: '2026-01-01', value: 240 },
  { from: '2027-01-01', value: 250 },
]

describe('valueOn', () => {
  it.each([
    { date: '2026-01-01', value: 240, when: 'on the day a value begins' },
    { date: '2026-12-31', value: 240, when: 'on the last day before the next begins' },
    { date: '2027-01-01', value: 250, when: 'on the day the next begins' },
    { date: '2040-02-29', value: 250, when: 'long after the last has begun' },
    { date: '2025-12-31', value: undefined, when: 'before the first' },
  ])('is $value $when', ({ date, value }) => {
    expect(valueOn(values, date)?.value).toBe(value)
  })

  it('is nothing where there are no values', () => {
    expect(valueOn([], '2026-01-01')).toBeUndefined()
  })
})
