import type { Day } from '../date/IsoDate.ts'
import { ASSUMPTIONS } from './assumptions.ts'
import { type Calendar, dayBetween } from './Calendar.ts'
import { CONDITION_PROFILES } from './conditionProfiles.ts'
import { createChance } from './createChance.ts'
import { listedAt } from './drawListings.ts'
import type { Region } from './drawRegion.ts'
import { pick, runningShares } from './pick.ts'

const PASSING = Object.entries(ASSUMPTIONS.passingDiagnoses.value)
/** The codes that occur. */
export const CODES: readonly string[] = [
  ...CONDITION_PROFILES.flatMap(({ codes }) => codes),
  ...PASSING.map(([code]) => code),
]
const CODE_SHARES = CONDITION_PROFILES.map(({ codes }) => {
  let weight = 1
  return runningShares(
    codes.map(() => {
      weight *= ASSUMPTIONS.nextCodeShare.value
      return weight
    }),
  )
})
const FIRST_CODE = CONDITION_PROFILES.map(({ codes }) => CODES.indexOf(codes[0] ?? ''))

/** The bit of the condition that each code stands for, 0 for one that passes. */
export const CONDITION_OF: readonly number[] = [
  ...CONDITION_PROFILES.flatMap(({ codes }, place) => codes.map(() => 1 << place)),
  ...PASSING.map(() => 0),
]

/** Diagnoses, row by row; a code is a place among the codes. */
export interface Diagnoses {
  readonly person: Int32Array
  readonly code: Uint8Array
  readonly date: Int32Array
}

/**
 * The diagnoses: a condition is coded in a year with its own chance and its clinic's habit, so that a shorter window
 * knows of fewer conditions than people have. And some that pass.
 */
export function drawDiagnoses(region: Region): Diagnoses {
  const { people, conditions, listings, places, calendar, options } = region
  const chance = createChance(options.seed, 'diagnoses')
  const years = yearsOf(calendar)
  const coding = places.clinics.map(({ practice }) => practice.coding)
  const drawn: [number, number, Day][] = []
  for (let person = 0; person < people.count; person += 1) {
    const mask = conditions[person] ?? 0
    const habit = coding[listedAt(listings, person, people.to[person] || calendar.end)] ?? 1
    for (const year of years) {
      const from = Math.max(year.from, people.from[person] ?? 0, people.birth[person] ?? 0)
      const to = Math.min(year.to, people.to[person] || calendar.end)
      if (from > to) continue
      for (const [place, { codedPercent }] of CONDITION_PROFILES.entries()) {
        if (((mask >> place) & 1) === 0) continue
        if (chance.share() * 100 >= Math.min(98, codedPercent.value * habit) * year.share) continue
        const code = (FIRST_CODE[place] ?? 0) + pick(CODE_SHARES[place] ?? new Float64Array([1]), chance)
        drawn.push([person, code, dayBetween(from, to, chance)])
      }
      for (const [place, [, percent]] of PASSING.entries()) {
        if (chance.share() * 100 >= percent * year.share) continue
        drawn.push([person, CODES.length - PASSING.length + place, dayBetween(from, to, chance)])
      }
    }
  }
  return {
    person: Int32Array.from(drawn, (row) => row[0]),
    code: Uint8Array.from(drawn, (row) => row[1]),
    date: Int32Array.from(drawn, (row) => row[2]),
  }
}

/** The half year in which diagnoses begin, and the two years after it. */
function yearsOf({ diagnosesFrom, measurementsFrom, eve, end, year }: Calendar): readonly {
  readonly from: Day
  readonly to: Day
  readonly share: number
}[] {
  return [
    { from: diagnosesFrom, to: (year - 2) * 10_000 + 1231, share: 0.5 },
    { from: measurementsFrom, to: eve, share: 1 },
    { from: year * 10_000 + 101, to: end, share: 1 },
  ]
}
