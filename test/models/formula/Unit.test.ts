import { describe, expect, it } from 'vitest'
import { divide, multiply, NUMBER, readUnit, sameUnit, writeUnit } from '../../../models/formula/Unit.ts'
import { unit } from './pilot.ts'

const EVERY_UNIT =
  'A unit begins with SEK, share, weight, patients, contacts, points, percentage_point, clinics, regions, years, months, days, minutes, hours, km, kg, cm, percent, mmHg, mmol/mol, mmol/l, umol/l, g/l, kg/m2, ml/min. Any other number is a bare one: `weight`.'

describe('readUnit', () => {
  it.each([
    'SEK',
    'EUR/patient/month',
    'SEK/point/percentage_point/month',
    'SEK/patient/quarter',
    'SEK/region/year',
    'SEK/clinic/month',
    'SEK/contact',
    'points',
    'points/patient',
    'percentage_point',
    'years',
    'months',
    'patients',
    'contacts/year',
    'mmol/mol',
    'mmol/l',
    'SEK/EUR',
    'kg/m2',
    'mmHg',
    'minutes/contact',
    'SEK/km',
    'SEK/hour',
    'SEK/day/month',
    'SEK/patient/minute',
    'mmol/mol/patient',
  ])('reads %s, and writes it back', (text) => {
    expect(writeUnit(unit(text))).toBe(text)
  })

  it('takes a share and a weight for bare numbers', () => {
    expect(unit('share')).toEqual(NUMBER)
    expect(unit('weight')).toEqual(NUMBER)
  })

  it("takes CURRENCY for the document's own", () => {
    expect(readUnit('CURRENCY', 'NOK')).toEqual({ unit: { powers: { NOK: 1 } } })
  })

  it('keeps how many months a rate is for', () => {
    expect(unit('SEK/month').months).toBe(1)
    expect(unit('SEK/quarter').months).toBe(3)
    expect(unit('SEK/patient/year').months).toBe(12)
    expect(unit('SEK/contact').months).toBeUndefined()
  })

  it.each([
    { text: 'SEK/patients/month', trouble: 'There is no unit called `/patients`.', hint: 'Did you mean `/patient`?' },
    { text: 'SEK/points', trouble: 'There is no unit called `/points`.', hint: 'Did you mean `/point`?' },
    { text: 'SEK/hours', trouble: 'There is no unit called `/hours`.', hint: 'Did you mean `/hour`?' },
    { text: 'SEK/mnth', trouble: 'There is no unit called `/mnth`.', hint: 'Did you mean `/month`?' },
    { text: 'SEK/years', trouble: 'There is no unit called `/years`.', hint: 'Did you mean `/year`?' },
    {
      text: 'SEK/hens',
      trouble: 'There is no unit called `/hens`.',
      hint: 'After a `/` stands patient, contact, point, percentage_point, region, clinic, km, day, hour, minute, month, quarter, year or a currency.',
    },
    { text: 'point', trouble: 'There is no unit called `point`.', hint: 'Did you mean `points`?' },
    { text: 'shares', trouble: 'There is no unit called `shares`.', hint: 'Did you mean `share`?' },
    { text: 'sek/patient', trouble: 'There is no unit called `sek`.', hint: 'Did you mean `SEK`?' },
    {
      text: 'widgets',
      trouble: 'There is no unit called `widgets`.',
      hint: EVERY_UNIT,
    },
    { text: 'SEK/month/year', trouble: '`SEK/month/year` has two times.', hint: 'Keep one.' },
    { text: 'SEK/month/month', trouble: '`SEK/month/month` has two times.', hint: 'Keep one.' },
    { text: 'SEK/point/point', trouble: '`SEK/point/point` has `/point` twice.', hint: 'Keep one.' },
    { text: 'points/point', trouble: '`points/point` has one thing above and below.', hint: 'Leave both out.' },
    {
      text: '',
      trouble: 'There is no unit here.',
      hint: EVERY_UNIT,
    },
    { text: 'constructor', trouble: 'There is no unit called `constructor`.', hint: expect.any(String) as string },
  ])('refuses `$text`', ({ text, trouble, hint }) => {
    expect(readUnit(text, 'SEK')).toEqual({ trouble, hint })
  })
})

describe('writeUnit', () => {
  it('writes what no document can, so that a message can say it', () => {
    expect(writeUnit(multiply(unit('SEK'), unit('SEK/patient')))).toBe('SEK·SEK/patient')
    expect(writeUnit(divide(NUMBER, unit('patients')))).toBe('1/patient')
    expect(writeUnit(divide(unit('SEK'), unit('years')))).toBe('SEK/years')
  })

  it('writes a time without months as a month', () => {
    expect(writeUnit({ powers: { SEK: 1, time: -1 } })).toBe('SEK/month')
  })
})

describe('the algebra of units', () => {
  it('takes kronor per point times points for kronor', () => {
    expect(sameUnit(multiply(unit('SEK/point'), unit('points')), unit('SEK'))).toBe(true)
  })

  it('takes kronor per month and per year for alike, and neither for kronor', () => {
    expect(sameUnit(unit('SEK/month'), unit('SEK/year'))).toBe(true)
    expect(sameUnit(unit('SEK/month'), unit('SEK'))).toBe(false)
  })

  it('never takes one currency for another', () => {
    expect(sameUnit(unit('SEK/month'), unit('EUR/month'))).toBe(false)
  })

  it('forgets the months when the time is gone', () => {
    expect(divide(unit('SEK/year'), unit('EUR/month'))).toEqual({ powers: { SEK: 1, EUR: -1 } })
  })

  it('counts what fits any unit as a bare number in a product', () => {
    expect(multiply({ powers: {}, any: true }, unit('points'))).toEqual(unit('points'))
  })
})
