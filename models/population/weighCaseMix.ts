import { ASSUMPTIONS } from './assumptions.ts'
import { CONDITION_PROFILES } from './conditionProfiles.ts'
import type { People } from './People.ts'
import { curveByAge } from './readCurve.ts'

const ADDED = CONDITION_PROFILES.map(({ name }) => ASSUMPTIONS.caseMixByCondition.value[name] ?? 0)

const BY_AGE = curveByAge(ASSUMPTIONS.caseMixByAge.value)

/** The expected cost of an age with such conditions, before it is put against the mean. */
export function caseMixOf(age: number, conditions: number): number {
  let sum = BY_AGE[age] ?? 0
  for (let place = 0; conditions >> place !== 0; place += 1) if ((conditions >> place) & 1) sum += ADDED[place] ?? 0
  return sum
}

/**
 * The expected cost of each person against the mean, in ten-thousandths: an open index of age and conditions. Those
 * present on the eve of the year have a mean of 1, but for rounding.
 */
export function weighCaseMix(people: People, conditions: Uint16Array): Int32Array {
  const raw = new Float64Array(people.count)
  let sum = 0
  for (let person = 0; person < people.count; person += 1) {
    raw[person] = caseMixOf(people.age[person] ?? 0, conditions[person] ?? 0)
    if (person < people.present) sum += raw[person] ?? 0
  }
  const mean = sum / people.present
  return Int32Array.from(raw, (weight) => Math.round((weight / mean) * 10_000))
}
