import type { Day } from '../date/IsoDate.ts'
import { addMonths, firstDayOf } from '../date/Month.ts'
import { ASSUMPTIONS } from './assumptions.ts'
import { CONDITION_OF, type Diagnoses } from './drawDiagnoses.ts'
import type { Region } from './drawRegion.ts'
import { caseMixOf } from './weighCaseMix.ts'

/**
 * The mean case mix of each clinic's list on a day as the coded diagnoses of the window show it, against the region's
 * mean, in millionths: what a clinic does not code, or coded too long ago, does not count. It stands where a region
 * would have its licensed grouping, and is not one.
 */
export function codedCaseMix(region: Region, { person, code, date }: Diagnoses, day: Day): readonly number[] {
  const { people, places, listings } = region
  const from = firstDayOf(addMonths(Math.floor(day / 100), 1 - ASSUMPTIONS.codedMonths.value))
  const masks = new Uint16Array(people.count)
  for (let row = 0; row < person.length; row += 1) {
    const on = date[row] ?? 0
    const own = person[row] ?? 0
    if (on >= from && on <= day) masks[own] = (masks[own] ?? 0) | (CONDITION_OF[code[row] ?? 0] ?? 0)
  }
  const lists = places.clinics.map(() => ({ listed: 0, sum: 0 }))
  for (let spell = 0; spell < listings.person.length; spell += 1) {
    const to = listings.to[spell] ?? 0
    const list = lists[listings.clinic[spell] ?? 0]
    if (!list || (listings.from[spell] ?? 0) > day || (to !== 0 && to < day)) continue
    const own = listings.person[spell] ?? 0
    list.listed += 1
    list.sum += caseMixOf(people.age[own] ?? 0, masks[own] ?? 0)
  }
  const listed = lists.reduce((all, list) => all + list.listed, 0)
  const mean = lists.reduce((all, list) => all + list.sum, 0) / listed
  return lists.map((list) =>
    Math.round((list.listed === 0 ? ASSUMPTIONS.ofEmptyList.value : list.sum / list.listed / mean) * 1_000_000),
  )
}
