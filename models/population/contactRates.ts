import { ASSUMPTIONS } from './assumptions.ts'
import { CONDITION_PROFILES } from './conditionProfiles.ts'
import { bitOf } from './drawConditions.ts'
import type { People } from './People.ts'
import { curveByAge } from './readCurve.ts'

/** How many contacts of each sort a person has in a year, in the mean. */
export interface ContactRates {
  readonly gpVisits: (age: number, conditions: number) => number
  readonly otherContacts: (age: number, conditions: number) => number
  readonly hospitalVisits: (age: number, conditions: number) => number
  /** People have this much more or less than the mean of their like, half of them each: what spreads the counts. */
  readonly spread: number
}

/**
 * The rates by age and conditions. For each sort, two unknowns, how high the whole is and what diabetes adds, are
 * solved from two sourced figures, the mean of all and that of those with diabetes. The spread is then fitted to the
 * share who had a contact at all.
 */
export function fitContactRates(people: People, conditions: Uint16Array): ContactRates {
  const { gpVisits, gpVisitsOfDiabetics, contacts, contactsOfDiabetics, hospitalVisits, hospitalVisitsOfDiabetics } =
    ASSUMPTIONS
  const fit = (sort: Sort, mean: number, ofDiabetics: number): Rate =>
    fitRate({ sort, mean, ofDiabetics }, people, conditions)
  const gp = fit(GP, gpVisits.value, gpVisitsOfDiabetics.value)
  const other = fit(OTHER, contacts.value - gpVisits.value, contactsOfDiabetics.value - gpVisitsOfDiabetics.value)
  const hospital = fit(HOSPITAL, hospitalVisits.value, hospitalVisitsOfDiabetics.value)
  const all = (age: number, mask: number): number => gp(age, mask) + other(age, mask)
  return { gpVisits: gp, otherContacts: other, hospitalVisits: hospital, spread: fitSpread(all, people, conditions) }
}

type Rate = (age: number, conditions: number) => number

/** A sort of contact: which of the figures by condition is its own, and its rates by age. */
interface Sort {
  readonly place: 0 | 1 | 2
  readonly byAge: readonly number[]
}
const GP: Sort = { place: 0, byAge: ASSUMPTIONS.gpVisitsByAge.value }
const OTHER: Sort = { place: 1, byAge: ASSUMPTIONS.otherContactsByAge.value }
const HOSPITAL: Sort = { place: 2, byAge: ASSUMPTIONS.hospitalByAge.value }

/** Nobody's mean is lower. */
const LEAST = 0.05

function fitRate(
  { sort, mean, ofDiabetics }: { readonly sort: Sort; readonly mean: number; readonly ofDiabetics: number },
  people: People,
  conditions: Uint16Array,
): Rate {
  const byAge = curveByAge(sort.byAge)
  const added = CONDITION_PROFILES.map(({ name }) => ASSUMPTIONS.contactsByCondition.value[name]?.[sort.place] ?? 0)
  const shape: Rate = (age, mask) => {
    let sum = byAge[age] ?? 0
    for (let place = 0; mask >> place !== 0; place += 1) if ((mask >> place) & 1) sum += added[place] ?? 0
    return sum
  }
  const diabetes = bitOf('diabetes')
  const all = people.present
  let [diabetics, sumOfAll, sumOfDiabetics] = [0, 0, 0]
  for (let person = 0; person < people.present; person += 1) {
    const mask = conditions[person] ?? 0
    const value = shape(people.age[person] ?? 0, mask)
    sumOfAll += value
    if ((mask & diabetes) === 0) continue
    diabetics += 1
    sumOfDiabetics += value
  }
  // height × shape + extra × diabetes: both means hold.
  const share = diabetics / all
  const shapeOfDiabetics = diabetics === 0 ? 0 : sumOfDiabetics / diabetics
  const height = (mean - share * ofDiabetics) / (sumOfAll / all - share * shapeOfDiabetics)
  const extra = ofDiabetics - height * shapeOfDiabetics
  return (age, mask) => Math.max(LEAST, height * shape(age, mask) + ((mask & diabetes) === 0 ? 0 : extra))
}

/** How far apart the two halves are so that the wanted share has a contact: the more, the fewer have one. */
function fitSpread(rate: Rate, people: People, conditions: Uint16Array): number {
  const wanted = ASSUMPTIONS.hadContactPercent.value / 100
  let [least, most] = [0, 1]
  for (let round = 0; round < 12; round += 1) {
    const middle = (least + most) / 2
    if (shareWithContact(rate, middle, people, conditions) > wanted) least = middle
    else most = middle
  }
  return (least + most) / 2
}

/** Counts are geometric, so that nobody has a contact with the chance 1 / (1 + mean). */
function shareWithContact(rate: Rate, spread: number, people: People, conditions: Uint16Array): number {
  let without = 0
  for (let person = 0; person < people.present; person += 1) {
    const mean = rate(people.age[person] ?? 0, conditions[person] ?? 0)
    without += 0.5 / (1 + mean * (1 - spread)) + 0.5 / (1 + mean * (1 + spread))
  }
  return 1 - without / people.present
}
