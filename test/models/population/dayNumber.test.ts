import { describe, expect, it } from 'vitest'
import { daysInMonth } from '../../../models/date/IsoDate.ts'
import { addDays, dayFrom, dayNumber } from '../../../models/population/dayNumber.ts'

describe('dayNumber', () => {
  it('counts every day of 120 years one by one, leap days too', () => {
    let number = dayNumber(19_000_101)
    for (let year = 1900; year < 2020; year += 1) {
      for (let month = 1; month <= 12; month += 1) {
        for (let day = 1; day <= daysInMonth(year, month); day += 1) {
          const written = year * 10_000 + month * 100 + day
          if (dayNumber(written) !== number || dayFrom(number) !== written) throw new Error(`${written} is ${number}.`)
          number += 1
        }
      }
    }
    expect(dayFrom(number)).toBe(20_200_101)
  })

  it.each([
    { day: 20160228, count: 1, result: 20160229 },
    { day: 20150228, count: 1, result: 20150301 },
    { day: 20160101, count: -1, result: 20151231 },
  ])('gives $result for $count days after $day', ({ day, count, result }) => {
    expect(addDays(day, count)).toBe(result)
  })
})
