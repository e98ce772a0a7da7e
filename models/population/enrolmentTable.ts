import { ageOn, type Day } from '../date/IsoDate.ts'
import { ASSUMPTIONS } from './assumptions.ts'
import { type Batch, buildBatch } from './Batch.ts'
import { dayBetween } from './Calendar.ts'
import { createChance } from './createChance.ts'
import { addDays } from './dayNumber.ts'
import { bitOf } from './drawConditions.ts'
import { choose, listedAt } from './drawListings.ts'
import type { Region } from './drawRegion.ts'
import { patientKey } from './patientTable.ts'
import { UNLISTED } from './People.ts'
import { curveByAge } from './readCurve.ts'

const KINDS = ['child_health', 'home_care', 'nursing_home'] as const
const [CHILD_HEALTH, HOME_CARE, NURSING_HOME] = [0, 1, 2]

/**
 * The enrolments in child health, home care and nursing homes: a spell for each year of age, so that its age stays
 * true, and for each clinic.
 */
export function* enrolmentTable(region: Region): Generator<Batch> {
  const { people, places, listings, conditions, calendar, options } = region
  const { clinics, areas } = places
  const chance = createChance(options.seed, 'enrolments')
  const homeCare = curveByAge(ASSUMPTIONS.homeCarePercent.value)
  const nursingHome = curveByAge(ASSUMPTIONS.nursingHomePercent.value)
  const dementia = bitOf('dementia')
  const rows = buildBatch('enrolments', [
    { name: 'clinic', type: 'word', words: clinics.map(({ id }) => id) },
    patientKey('patient', people.count),
    { name: 'from', type: 'integer' },
    { name: 'to', type: 'integer' },
    { name: 'kind', type: 'word', words: KINDS },
    { name: 'age', type: 'integer' },
  ])

  /** The clinic that looks after a person from a day on: where they are listed, but for some children. */
  const clinicOn = (person: number, day: Day, isElsewhere: boolean): number => {
    const area = areas[people.area[person] ?? 0]
    return isElsewhere && area ? choose(area, clinics, day, chance) : listedAt(listings, person, day)
  }
  const addSpells = (person: number, kind: number, from: Day, to: Day): void => {
    const birth = people.birth[person] ?? 0
    const isElsewhere = kind === CHILD_HEALTH && chance.share() * 100 < ASSUMPTIONS.childHealthElsewherePercent.value
    for (let day = from; day <= to; ) {
      const clinic = clinicOn(person, day, isElsewhere)
      const age = ageOn(birth, day)
      const { closed = to } = clinics[clinic] ?? {}
      const end = Math.min(to, addDays(birthdayOf(birth, age + 1), -1), closed)
      if (end < day) throw new Error(`The enrolment of person ${person} ends ${end}, before ${day}.`)
      rows.add(clinic, person + 1, day, end, kind, age)
      day = addDays(end, 1)
    }
  }

  for (let person = 0; person < people.count; person += 1) {
    if (people.kind[person] === UNLISTED) continue
    const birth = people.birth[person] ?? 0
    const from = Math.max(calendar.begin, people.from[person] ?? 0)
    const to = people.to[person] || calendar.end
    const grown = birthdayOf(birth, ASSUMPTIONS.childHealthUntil.value)
    if (from < grown) {
      addSpells(person, CHILD_HEALTH, from, Math.min(to, addDays(grown, -1)))
    } else {
      const age = people.age[person] ?? 0
      const share = chance.share() * 100
      const inHome =
        (nursingHome[age] ?? 0) *
        (((conditions[person] ?? 0) & dementia) === 0 ? 1 : ASSUMPTIONS.nursingHomeWithDementia.value)
      const kind = share < inHome ? NURSING_HOME : share < inHome + (homeCare[age] ?? 0) ? HOME_CARE : undefined
      if (kind !== undefined)
        addSpells(
          person,
          kind,
          chance.share() < ASSUMPTIONS.enrolledInPeriodShare.value ? dayBetween(from, to, chance) : from,
          to,
        )
    }
    if (rows.length() > 16_000) yield rows.take()
  }
  yield rows.take()
}

/** The day on which a person becomes so old; who is born on 29 February does so on 1 March. */
function birthdayOf(birth: Day, age: number): Day {
  const day = birth + age * 10_000
  const year = Math.floor(day / 10_000)
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return day % 10_000 === 229 && !isLeapYear ? year * 10_000 + 301 : day
}
