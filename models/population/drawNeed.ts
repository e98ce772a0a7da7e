import { ASSUMPTIONS } from './assumptions.ts'
import { createChance } from './createChance.ts'
import type { People } from './People.ts'
import type { Area } from './Places.ts'

/** The groups of the Care Need Index, in the order of their bits. */
export const NEED_GROUPS = [
  'alone_over_65',
  'born_abroad',
  'unemployed',
  'single_parents',
  'moved_in',
  'low_education',
  'under_five',
] as const
export type NeedGroup = (typeof NEED_GROUPS)[number]

/** The ages at which a group is counted, both included. */
const AGES: Readonly<Record<NeedGroup, readonly [number, number]>> = {
  alone_over_65: [66, 119],
  born_abroad: [0, 119],
  unemployed: [16, 64],
  single_parents: [20, 64],
  moved_in: [1, 119],
  low_education: [25, 64],
  under_five: [0, 4],
}

/** What each bit weighs, in hundredths, so that sums are exact. */
const HUNDREDTHS = NEED_GROUPS.map((group) => Math.round(ASSUMPTIONS.needWeights.value[group] * 100))

/**
 * Which groups of the Care Need Index each person is in, as a mask: by age, and by how strong the area is. The shares
 * are scaled so that the region's mean is the nation's; those under five are simply those under five.
 */
export function drawNeed(people: People, areas: readonly Area[], seed: number): Uint8Array {
  const chance = createChance(seed, 'need')
  const scale = scaleOf(people, areas)
  return Uint8Array.from({ length: people.count }, (_, person) => {
    const level = areas[people.area[person] ?? 0]?.level ?? 4
    const age = people.age[person] ?? 0
    return NEED_GROUPS.reduce(
      (mask, group, place) => (chance.share() < shareIn(group, age, level, scale) ? mask | (1 << place) : mask),
      0,
    )
  })
}

/**
 * What a mask of groups weighs in the index, in hundredths.
 *
 * @example
 * needOf(0b1000001) // => 938
 */
export function needOf(mask: number): number {
  return HUNDREDTHS.reduce((sum, weight, place) => ((mask >> place) & 1 ? sum + weight : sum), 0)
}

function scaleOf(people: People, areas: readonly Area[]): number {
  let [moving, fixed] = [0, 0]
  for (let person = 0; person < people.present; person += 1) {
    const level = areas[people.area[person] ?? 0]?.level ?? 4
    const age = people.age[person] ?? 0
    NEED_GROUPS.forEach((group, place) => {
      const need = shareIn(group, age, level, 1) * (HUNDREDTHS[place] ?? 0)
      if (group === 'under_five') fixed += need
      else moving += need
    })
  }
  return (ASSUMPTIONS.needMean.value * 100 * people.present - fixed) / moving
}

function shareIn(group: NeedGroup, age: number, level: number, scale: number): number {
  const [youngest, oldest] = AGES[group]
  if (age < youngest || age > oldest) return 0
  if (group === 'under_five') return 1
  return Math.min(1, ((ASSUMPTIONS.needShares.value[group][level - 1] ?? 0) / 100) * scale)
}
