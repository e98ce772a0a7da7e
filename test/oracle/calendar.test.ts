import { describe, expect, it } from 'vitest'
import type { CutOff, Over } from '../../models/date/Window.ts'
import { cutOffDay, lastDay, monthsBack, monthsOfPeriod, monthsUpTo, windowsOf } from './calendar.ts'
import { monthsInUnit } from './givenFact.ts'

describe('months', () => {
  it('run over the turn of the year', () => {
    expect(monthsUpTo(202602, 3)).toEqual([202512, 202601, 202602])
  })

  it.each([
    { period: '2016', first: 201601, last: 201612 },
    { period: '2016-Q4', first: 201610, last: 201612 },
    { period: '2016-03', first: 201603, last: 201603 },
  ])('of $period', ({ period, first, last }) => {
    const months = monthsOfPeriod(period)
    expect([months[0], months.at(-1)]).toEqual([first, last])
  })

  it('end with the 29th of February in leap years only', () => {
    expect([202402, 202502, 200002, 210002].map(lastDay)).toEqual([20240229, 20250228, 20000229, 21000228])
  })

  it('in a unit are twelve in a year and none without time', () => {
    expect(['SEK/patient/year', 'SEK/point/quarter', 'SEK/month', 'SEK', 'months'].map(monthsInUnit)).toEqual([
      12,
      3,
      1,
      undefined,
      undefined,
    ])
  })
})

describe('a cut-off', () => {
  it.each<{ cutOff: CutOff; day: number }>([
    { cutOff: 'last day of previous month', day: 20240229 },
    { cutOff: 'first day of month', day: 20240301 },
    { cutOff: 'last day of month', day: 20240331 },
  ])('on the $cutOff of March 2024', ({ cutOff, day }) => {
    expect(cutOffDay(202403, cutOff)).toBe(day)
  })

  it.each([
    { day: 20240229, months: [202401, 202402], when: 'with its month when it is the last day' },
    { day: 20240301, months: [202401, 202402], when: 'without its month when it is the first day' },
  ])('ends a look-back $when', ({ day, months }) => {
    expect(monthsBack(day, 2)).toEqual(months)
  })
})

describe('windows', () => {
  it.each<{ period: string; over: Over; windows: number; when: string }>([
    { period: '2016', over: 'month', windows: 12, when: 'each of its months' },
    { period: '2016', over: 'quarter', windows: 4, when: 'the quarters that end in it' },
    { period: '2016-Q1', over: 'year', windows: 0, when: 'no year, for December is not in it' },
    { period: '2016-12', over: 'year', windows: 1, when: 'the year, for it is paid in December' },
    { period: '2016-03', over: 'quarter', windows: 1, when: 'the quarter that ends with it' },
    { period: '2016-04', over: 'quarter', windows: 0, when: 'none' },
  ])('of a $over in $period: $when', ({ period, over, windows }) => {
    expect(windowsOf(period, over, 'last day of month')).toHaveLength(windows)
  })

  it('reach back before the period, and read facts at the end', () => {
    expect(windowsOf('2016-03', 'quarter', 'last day of previous month')).toEqual([
      { months: [201601, 201602, 201603], cutOff: 20160229 },
    ])
  })
})
