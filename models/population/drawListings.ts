import type { Day } from '../date/IsoDate.ts'
import { ASSUMPTIONS } from './assumptions.ts'
import { type Calendar, dayBetween } from './Calendar.ts'
import { type Chance, createChance } from './createChance.ts'
import { addDays } from './dayNumber.ts'
import { type People, UNLISTED } from './People.ts'
import { pick } from './pick.ts'
import { type Area, type Clinic, isOpen, type Places } from './Places.ts'

/** The spells on lists, person by person: those of a person stand from `first[person]` up to `first[person + 1]`. */
export interface Listings {
  readonly first: Int32Array
  readonly person: Int32Array
  readonly clinic: Uint16Array
  /** The first day, 0 if before the data begins. */
  readonly from: Int32Array
  /** The last day, 0 if the spell goes on at the end. */
  readonly to: Int32Array
}

/** A change of clinic from a day on. */
interface Change {
  readonly day: Day
  readonly clinic: number
}

/** No day of this or any other generated year. */
const NEVER = 99_991_231
const MOST_SPELLS = 4

/**
 * Who is listed where from when to when: people choose a clinic near them, some change it, and all of them must when it
 * closes; a clinic that opens wins neighbours month by month.
 */
export function drawListings(people: People, { clinics, areas }: Places, calendar: Calendar, seed: number): Listings {
  const chance = createChance(seed, 'listings')
  const spells = emptySpells(people.count)
  const opening = clinics.findIndex(({ opened }) => opened !== undefined)
  let count = 0
  for (let person = 0; person < people.count; person += 1) {
    spells.first[person] = count
    const area = areas[people.area[person] ?? 0]
    if (people.kind[person] === UNLISTED || !area) continue
    const begin = people.from[person] ?? 0
    const end = people.to[person] ?? 0
    let clinic = choose(area, clinics, Math.max(begin, calendar.begin), chance)
    let from = begin
    for (const change of changesOf({ area, clinics, clinic, from, opening, calendar, chance })) {
      if ((end !== 0 && change.day > end) || change.clinic === clinic) continue
      count = addSpell(spells, count, { person, clinic, from, to: addDays(change.day, -1) })
      clinic = change.clinic
      from = change.day
    }
    count = addSpell(spells, count, { person, clinic, from, to: end })
  }
  spells.first[people.count] = count
  return {
    first: spells.first,
    person: spells.person.slice(0, count),
    clinic: spells.clinic.slice(0, count),
    from: spells.from.slice(0, count),
    to: spells.to.slice(0, count),
  }
}

/** The clinic that lists a person on a day, or −1. */
export function listedAt(listings: Listings, person: number, day: Day): number {
  const last = listings.first[person + 1] ?? 0
  for (let spell = listings.first[person] ?? 0; spell < last; spell += 1) {
    if ((listings.from[spell] ?? 0) <= day && day <= (listings.to[spell] || NEVER)) return listings.clinic[spell] ?? -1
  }
  return -1
}

/** A clinic that is open on a day, by what people of the area choose; the first open one if those drawn are not. */
export function choose(area: Area, clinics: readonly Clinic[], day: Day, chance: Chance): number {
  const chosen = area.choices[pick(area.shares, chance)] ?? 0
  if (isOpenAt(clinics, chosen, day)) return chosen
  return area.choices.find((place) => isOpenAt(clinics, place, day)) ?? chosen
}

function isOpenAt(clinics: readonly Clinic[], place: number, day: Day): boolean {
  const clinic = clinics[place]
  return clinic !== undefined && isOpen(clinic, day)
}

interface Situation {
  readonly area: Area
  readonly clinics: readonly Clinic[]
  /** Where the person is listed first, and from when. */
  readonly clinic: number
  readonly from: Day
  readonly opening: number
  readonly calendar: Calendar
  readonly chance: Chance
}

/** The changes of clinic that a person would make while the data lasts, in order of time. */
function changesOf(situation: Situation): readonly Change[] {
  const { area, clinics, clinic, from, calendar, chance } = situation
  const changes: Change[] = []
  if (chance.share() < (ASSUMPTIONS.changedClinicPercent.value / 100) * 1.5) {
    const day = dayBetween(addDays(calendar.begin, 1), calendar.end, chance)
    changes.push({ day, clinic: choose(area, clinics, day, chance) })
  }
  const won = wonByNewClinic(situation)
  if (won) changes.push(won)
  const possible = changes.filter(({ day }) => day > Math.max(from, calendar.begin))
  const sorted = possible.toSorted((a, b) => a.day - b.day).filter(({ day }, place, all) => all[place - 1]?.day !== day)
  return leaveClosed([{ day: 0, clinic }, ...sorted], situation).slice(1)
}

function wonByNewClinic({ area, clinics, opening, calendar, chance }: Situation): Change | undefined {
  const opened = clinics[opening]?.opened
  if (opened === undefined || !area.choices.slice(0, ASSUMPTIONS.opening.value.nearest).includes(opening))
    return undefined
  if (chance.share() >= ASSUMPTIONS.toNewClinicShare.value) return undefined
  return { day: dayBetween(opened, calendar.end, chance), clinic: opening }
}

/**
 * Who is at a clinic on the day it closes goes to its successor or elsewhere on the next, and nobody comes afterwards.
 */
function leaveClosed(changes: readonly Change[], { area, clinics, chance }: Situation): readonly Change[] {
  const result: Change[] = []
  changes.forEach((change, place) => {
    result.push(change)
    const { closed, successor } = clinics[change.clinic] ?? {}
    const next = changes[place + 1]
    if (closed === undefined || (next && next.day <= addDays(closed, 1))) return
    const day = addDays(closed, 1)
    const isTaken = successor !== undefined && chance.share() < ASSUMPTIONS.toSuccessorShare.value
    result.push({ day, clinic: isTaken ? successor : choose(area, clinics, day, chance) })
  })
  return result
}

interface Spells {
  readonly first: Int32Array
  readonly person: Int32Array
  readonly clinic: Uint16Array
  readonly from: Int32Array
  readonly to: Int32Array
}

function emptySpells(people: number): Spells {
  const most = people * MOST_SPELLS
  return {
    first: new Int32Array(people + 1),
    person: new Int32Array(most),
    clinic: new Uint16Array(most),
    from: new Int32Array(most),
    to: new Int32Array(most),
  }
}

function addSpell(
  spells: Spells,
  place: number,
  spell: { readonly person: number; readonly clinic: number; readonly from: Day; readonly to: Day },
): number {
  spells.person[place] = spell.person
  spells.clinic[place] = spell.clinic
  spells.from[place] = spell.from
  spells.to[place] = spell.to
  return place + 1
}
