import { describe, expect, it } from 'vitest'
import { ageOn, dateOf, dayOf, isDate } from '../../../models/date/IsoDate.ts'
import { addMonths, monthsBetween } from '../../../models/date/Month.ts'
import { readPeriod } from '../../../models/date/Period.ts'
import { cutOffOf, lookBack, windowsIn } from '../../../models/date/Window.ts'

const period = (text: string) => readPeriod(text) ?? { text: '', first: 0, last: -1 }

describe('a day', () => {
  it.each([
    { birth: '1960-06-15', on: '2026-06-14', age: 65, when: 'the day before a birthday' },
    { birth: '1960-06-15', on: '2026-06-15', age: 66, when: 'on a birthday' },
    { birth: '2000-02-29', on: '2001-02-28', age: 0, when: 'on the 28th of February, born on the 29th' },
    { birth: '2000-02-29', on: '2001-03-01', age: 1, when: 'on the 1st of March, born on the 29th of February' },
  ])('finds someone $age $when', ({ birth, on, age }) => {
    expect(ageOn(dayOf(birth), dayOf(on))).toBe(age)
  })

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '26-01-01', '1900-02-29'])('refuses %s', (text) => {
    expect(isDate(text)).toBe(false)
  })

  it.each(['2028-02-29', '2000-02-29', '2026-12-31'])('knows %s and writes it again', (text) => {
    expect(isDate(text)).toBe(true)
    expect(dateOf(dayOf(text))).toBe(text)
  })
})

describe('a month', () => {
  it('agrees with the calendar of the runtime over eight centuries', () => {
    for (let step = -4800; step <= 4800; step += 7) {
      const there = new Date(Date.UTC(2026, 10 + step, 1))
      expect(addMonths(202611, step)).toBe(there.getUTCFullYear() * 100 + there.getUTCMonth() + 1)
      expect(monthsBetween(202611, addMonths(202611, step))).toBe(step)
    }
  })
})

describe('a window', () => {
  it('is paid in the period that holds its last month', () => {
    expect(windowsIn(period('2016-03'), 'quarter', 'first day of month').map((one) => one.first)).toEqual([201601])
    expect(windowsIn(period('2016-Q2'), 'year', 'first day of month')).toEqual([])
    expect(windowsIn(period('2016'), 'year', 'last day of previous month')).toEqual([
      { first: 201601, last: 201612, cutOff: 20161130 },
    ])
    expect(windowsIn(period('2016'), 'month', 'last day of month')).toHaveLength(12)
  })

  it('reads the list on the cut-off, over the end of a year too', () => {
    expect(cutOffOf(201601, 'last day of previous month')).toBe(20151231)
    expect(cutOffOf(201603, 'last day of previous month')).toBe(20160229)
  })

  it('looks back over whole months that have ended with the cut-off', () => {
    expect(lookBack(20160131, 6)).toEqual({ first: 201508, last: 201601 })
    expect(lookBack(20160201, 6)).toEqual({ first: 201508, last: 201601 })
  })
})

describe('a period', () => {
  it.each(['2016-Q5', '2016-13', '2016-1', '16', '2016-Q', ''])('is not %s', (text) => {
    expect(readPeriod(text)).toBeUndefined()
  })
})
