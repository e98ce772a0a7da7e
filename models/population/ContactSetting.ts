import { firstDayOf, lastDayOf } from '../date/Month.ts'
import { ASSUMPTIONS } from './assumptions.ts'
import { mixOf } from './contactKinds.ts'
import { type ContactRates, fitContactRates } from './contactRates.ts'
import { type ContactRows, beginContactRows } from './contactRows.ts'
import { type Chance, createChance } from './createChance.ts'
import type { Region } from './drawRegion.ts'
import { UNLISTED } from './People.ts'
import { placeOf } from './pick.ts'
import { isOpen } from './Places.ts'
import { emptyTally, type Tally } from './Tally.ts'

/** What the contacts of every person have in common, looked up once. */
export interface ContactSetting {
  readonly region: Region
  readonly chance: Chance
  readonly rates: ContactRates
  readonly rows: ContactRows
  readonly tally: Tally
  /** The months as running parts of a year: over twelve months they add up to 1. */
  readonly running: Float64Array
  readonly firstDays: readonly number[]
  readonly lastDays: readonly number[]
  /** Of each clinic against the mean of the listed, so that the region's mean is the sourced one. */
  readonly intensity: readonly number[]
  readonly mixes: readonly ReturnType<typeof mixOf>[]
  /** Of each clinic, month by month. */
  readonly open: readonly (readonly boolean[])[]
  /** The place behind the clinics that stands for nobody's list. */
  readonly unlisted: number
}

/** The months in which a person is here, by their place among the months. */
export interface Stay {
  readonly first: number
  readonly last: number
  /** How long that is, in years. */
  readonly years: number
}

/** Looks up what is the same for all. */
export function settingOf(region: Region): ContactSetting {
  const { calendar, places, options } = region
  const firstDays = calendar.months.map(firstDayOf)
  return {
    region,
    chance: createChance(options.seed, 'contacts'),
    rates: fitContactRates(region.people, region.conditions),
    rows: beginContactRows(region),
    tally: emptyTally(places.clinics.length, calendar.months.length),
    running: monthsRunning(calendar.months),
    firstDays,
    lastDays: calendar.months.map(lastDayOf),
    intensity: evenIntensity(region),
    mixes: places.clinics.map(({ practice }) => mixOf(practice)),
    open: places.clinics.map((clinic) => firstDays.map((day) => isOpen(clinic, day))),
    unlisted: places.clinics.length,
  }
}

/** When a person is here: who is on no list has no day of coming, but is not here before birth. */
export function stayOf({ region, running, lastDays }: ContactSetting, person: number): Stay {
  const from = Math.max(region.people.from[person] ?? 0, region.people.birth[person] ?? 0)
  const to = region.people.to[person] ?? 0
  const first = lastDays.findIndex((day) => day >= from)
  const last = to === 0 ? lastDays.length - 1 : lastDays.findIndex((day) => day >= to)
  return { first, last, years: (running[last] ?? 0) - before(running, first) }
}

/** A month of a stay by chance, by how much is done in each. */
export function drawMonth({ running, chance }: ContactSetting, { first, years }: Stay): number {
  return placeOf(running, before(running, first) + chance.share() * years)
}

/** Where a person is listed in a month: on its first day, or where the first spell in it begins. */
export function listedIn(
  { region, firstDays, lastDays, unlisted }: ContactSetting,
  person: number,
  month: number,
): number {
  const { people, listings } = region
  if (people.kind[person] === UNLISTED) return unlisted
  const end = listings.first[person + 1] ?? 0
  const day = firstDays[month] ?? 0
  for (let spell = listings.first[person] ?? 0; spell < end; spell += 1) {
    const to = listings.to[spell] ?? 0
    if (to !== 0 && to < day) continue
    if ((listings.from[spell] ?? 0) > (lastDays[month] ?? 0)) break
    return listings.clinic[spell] ?? 0
  }
  throw new Error(`Person ${person} is listed nowhere in month ${month}.`)
}

/** Adds to a cell of the tally; what was not at a clinic of the region, or of nobody's list, counts nowhere. */
export function countIn(
  { region }: ContactSetting,
  cells: Float64Array,
  at: { readonly clinic: number; readonly month: number; readonly n: number },
): void {
  if (at.clinic < 0 || at.clinic >= region.places.clinics.length) return
  const cell = at.clinic * region.calendar.months.length + at.month
  cells[cell] = (cells[cell] ?? 0) + at.n
}

function before(running: Float64Array, month: number): number {
  return month === 0 ? 0 : (running[month - 1] ?? 0)
}

function monthsRunning(months: readonly number[]): Float64Array {
  const shares = ASSUMPTIONS.monthShares.value
  const year = shares.reduce((sum, share) => sum + share, 0)
  let sum = 0
  return Float64Array.from(months, (month) => {
    sum += (shares[(month % 100) - 1] ?? 1) / year
    return sum
  })
}

function evenIntensity({ places, listings }: Region): readonly number[] {
  let sum = 0
  for (const clinic of listings.clinic) sum += places.clinics[clinic]?.practice.intensity ?? 1
  const mean = sum / listings.clinic.length
  return places.clinics.map(({ practice }) => practice.intensity / mean)
}
