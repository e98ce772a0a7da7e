import { describe, expect, it } from 'vitest'
import { type ContactSetting, stayOf } from '../../../models/population/ContactSetting.ts'

/** One person among eighteen months from July 2016. */
function settingOf(person: { readonly from: number; readonly to: number; readonly birth: number }): ContactSetting {
  const months = [7, 8, 9, 10, 11, 12].map((month) => 201_600 + month)
  return {
    region: {
      people: {
        from: Int32Array.of(person.from),
        to: Int32Array.of(person.to),
        birth: Int32Array.of(person.birth),
      },
    },
    running: Float64Array.from(months, (_, place) => (place + 1) / 12),
    lastDays: months.map((month) => month * 100 + 31),
  } as unknown as ContactSetting
}

describe('the stay of a person', () => {
  it('begins with the birth of a child who is on no list, so that nobody has a contact before it', () => {
    const stay = stayOf(settingOf({ from: 0, to: 0, birth: 20_160_905 }), 0)
    expect(stay).toMatchObject({ first: 2, last: 5 })
    expect(stay.years).toBeCloseTo(4 / 12)
  })

  it('is all of the time of who was there before, and begins on the day of coming of who was not', () => {
    expect(stayOf(settingOf({ from: 0, to: 0, birth: 19_500_101 }), 0)).toMatchObject({ first: 0, last: 5 })
    expect(stayOf(settingOf({ from: 20_161_015, to: 20_161_130, birth: 20_161_001 }), 0)).toMatchObject({
      first: 3,
      last: 4,
    })
  })
})
