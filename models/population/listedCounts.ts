import type { Day } from '../date/IsoDate.ts'
import { addMonths, lastDayOf, type Month } from '../date/Month.ts'
import { ASSUMPTIONS } from './assumptions.ts'
import { needOf } from './drawNeed.ts'
import type { Region } from './drawRegion.ts'

/** What a clinic's list adds up to at a cut-off, in whole numbers. */
export interface ListedCount {
  readonly listed: number
  /** In ten-thousandths. */
  readonly weight: number
  /** In hundredths. */
  readonly need: number
}

/** A list's facts as they are delivered, in millionths. */
export interface ListedFacts {
  readonly cniRaw: number
  readonly cniRelative: number
  readonly caseMixRelative: number
}

/** Counts every clinic's list on the last day of the month before, as a model with that cut-off does. */
export function countListed(region: Region, month: Month): readonly ListedCount[] {
  return countListedOn(region, lastDayOf(addMonths(month, -1)))
}

/** Counts every clinic's list on a day. */
export function countListedOn({ places, listings, weights, need }: Region, day: Day): readonly ListedCount[] {
  const counts = places.clinics.map(() => ({ listed: 0, weight: 0, need: 0 }))
  for (let spell = 0; spell < listings.person.length; spell += 1) {
    if ((listings.from[spell] ?? 0) > day) continue
    const to = listings.to[spell] ?? 0
    if (to !== 0 && to < day) continue
    const count = counts[listings.clinic[spell] ?? 0]
    const person = listings.person[spell] ?? 0
    if (!count) continue
    count.listed += 1
    count.weight += weights[person] ?? 0
    count.need += needOf(need[person] ?? 0)
  }
  return counts
}

/**
 * Index and case mix of each list; the case mix against the mean of the region's listed, the index against the
 * nation's.
 */
export function factsOf(counts: readonly ListedCount[]): readonly ListedFacts[] {
  const listed = counts.reduce((sum, count) => sum + count.listed, 0)
  const mean = counts.reduce((sum, count) => sum + count.weight, 0) / listed
  const nation = ASSUMPTIONS.needMean.value
  const ofEmpty = ASSUMPTIONS.ofEmptyList.value
  return counts.map((count) => {
    const raw = count.listed === 0 ? nation * ofEmpty : count.need / 100 / count.listed
    return {
      cniRaw: Math.round(raw * 1_000_000),
      cniRelative: Math.round((raw / nation) * 1_000_000),
      caseMixRelative: Math.round((count.listed === 0 ? ofEmpty : count.weight / count.listed / mean) * 1_000_000),
    }
  })
}
