import { type Calendar, calendarOf } from './Calendar.ts'
import { drawConditions } from './drawConditions.ts'
import { drawListings, type Listings } from './drawListings.ts'
import { drawNeed } from './drawNeed.ts'
import { drawPeople } from './drawPeople.ts'
import { drawPlaces } from './drawPlaces.ts'
import type { People } from './People.ts'
import type { Places } from './Places.ts'
import type { RegionOptions } from './RegionOptions.ts'
import { weighCaseMix } from './weighCaseMix.ts'

/** A generated region before its tables are written: who lives where, is listed where and has which conditions. */
export interface Region {
  readonly options: RegionOptions
  readonly calendar: Calendar
  readonly places: Places
  readonly people: People
  /** Conditions as a mask, person by person. */
  readonly conditions: Uint16Array
  /** Groups of the Care Need Index as a mask. */
  readonly need: Uint8Array
  /** Case-mix weight in ten-thousandths. */
  readonly weights: Int32Array
  readonly listings: Listings
}

/** Draws the region: everything that its tables have in common. */
export function drawRegion(options: RegionOptions): Region {
  const calendar = calendarOf(options.year)
  const places = drawPlaces(options)
  const people = drawPeople(options, places.areas, calendar)
  const conditions = drawConditions(people, places.areas, options.seed)
  const need = drawNeed(people, places.areas, options.seed)
  const weights = weighCaseMix(people, conditions)
  const listings = drawListings(people, places, calendar, options.seed)
  return { options, calendar, places, people, conditions, need, weights, listings }
}
