import { ASSUMPTIONS } from './assumptions.ts'
import { CONDITION_PROFILES, type ConditionProfile, type Target } from './conditionProfiles.ts'
import { type Chance, createChance } from './createChance.ts'
import type { People } from './People.ts'
import type { Area } from './Places.ts'
import { curveByAge } from './readCurve.ts'
import { fitScale, systematicSample } from './systematicSample.ts'

/** Each condition's bit in a mask. */
const BIT: ReadonlyMap<string, number> = new Map(CONDITION_PROFILES.map(({ name }, place) => [name, 1 << place]))

/** The bit of a condition. */
export function bitOf(condition: string): number {
  const bit = BIT.get(condition)
  if (bit === undefined) throw new Error(`There is no condition ${condition}.`)
  return bit
}

/**
 * How many conditions a mask has.
 *
 * @example
 * countBits(0b1011) // => 3
 */
export function countBits(mask: number): number {
  let count = 0
  for (let left = mask; left !== 0; left &= left - 1) count += 1
  return count
}

/**
 * Which conditions each person has, as a mask. One condition after the other is drawn by age, sex, area and the earlier
 * ones, so that they go together as they do in people; and as many as the sourced prevalence says. The scale is fitted
 * to those present on the eve of the year and used for the others.
 */
export function drawConditions(people: People, areas: readonly Area[], seed: number): Uint16Array {
  const chance = createChance(seed, 'conditions')
  const masks = new Uint16Array(people.count)
  for (const profile of CONDITION_PROFILES) {
    const weights = weigh(profile, people, areas, masks)
    for (const group of groupsOf(profile, people, masks))
      drawGroup(group, { weights, masks, people, bit: bitOf(profile.name), chance })
  }
  return masks
}

interface Group {
  readonly has: (person: number) => boolean
  readonly percent: number
}

/** Groups of people with a prevalence each; those within another condition apart, so that both prevalences come out. */
function groupsOf(profile: ConditionProfile, people: People, masks: Uint16Array): readonly Group[] {
  return profile.prevalence.value.flatMap((target): readonly Group[] => {
    const isMeant = isIn(target, people)
    if (!profile.within) return [{ has: isMeant, percent: target.percent }]
    const { condition, percent } = profile.within.value
    const bit = bitOf(condition)
    const isInside = (person: number): boolean => isMeant(person) && ((masks[person] ?? 0) & bit) !== 0
    const isOutside = (person: number): boolean => isMeant(person) && ((masks[person] ?? 0) & bit) === 0
    const [all, inside] = [countPresent(people, isMeant), countPresent(people, isInside)]
    const left = (all * target.percent - inside * percent) / Math.max(1, all - inside)
    return [
      { has: isInside, percent },
      { has: isOutside, percent: Math.max(0, left) },
    ]
  })
}

/** Is a person of the sex and age that a prevalence speaks of? */
export function isIn({ sex, fromAge }: Target, people: People): (person: number) => boolean {
  const wanted = sex === undefined ? undefined : sex === 'female' ? 1 : 0
  return (person) =>
    (people.age[person] ?? 0) >= fromAge && (wanted === undefined || people.isFemale[person] === wanted)
}

function countPresent(people: People, isWanted: (person: number) => boolean): number {
  let count = 0
  for (let person = 0; person < people.present; person += 1) if (isWanted(person)) count += 1
  return count
}

function drawGroup(
  { has, percent }: Group,
  drawn: { weights: Float64Array; masks: Uint16Array; people: People; bit: number; chance: Chance },
): void {
  const { weights, masks, people, bit, chance } = drawn
  const present = membersOf(has, 0, people.present)
  const others = membersOf(has, people.present, people.count)
  const scale = fitScale(weightsOf(present, weights), (present.length * percent) / 100)
  for (const some of [present, others]) {
    systematicSample(weightsOf(some, weights), scale, chance, (place) => {
      const person = some[place] ?? 0
      masks[person] = (masks[person] ?? 0) | bit
    })
  }
}

function membersOf(has: (person: number) => boolean, from: number, to: number): Int32Array {
  const members = new Int32Array(to - from)
  let count = 0
  for (let person = from; person < to; person += 1) {
    if (!has(person)) continue
    members[count] = person
    count += 1
  }
  return members.subarray(0, count)
}

function weightsOf(members: Int32Array, weights: Float64Array): Float64Array {
  const own = new Float64Array(members.length)
  for (let place = 0; place < members.length; place += 1) own[place] = weights[members[place] ?? 0] ?? 0
  return own
}

/** How likely a condition is for each person, relative. */
function weigh(profile: ConditionProfile, people: People, areas: readonly Area[], masks: Uint16Array): Float64Array {
  const byAge = curveByAge(profile.byAge.value)
  const links = Object.entries(profile.with ?? {}).map(([name, times]) => [bitOf(name), times] as const)
  const comorbidity = ASSUMPTIONS.comorbidity.value
  const byArea = areas.map(({ level }) => 1 + ((profile.gradient - 1) * (5 - level)) / 4)
  const weights = new Float64Array(people.count)
  for (let person = 0; person < people.count; person += 1) {
    const mask = masks[person] ?? 0
    let weight = (byAge[people.age[person] ?? 0] ?? 0) * (byArea[people.area[person] ?? 0] ?? 1)
    if (people.isFemale[person] === 0) weight *= profile.menRelative ?? 1
    if (mask !== 0) {
      for (const [bit, times] of links) if ((mask & bit) !== 0) weight *= times
      if ((mask & (mask - 1)) === 0) weight *= comorbidity
    }
    weights[person] = weight
  }
  return weights
}
