import { type AgeBand, writeBand } from './AgeBand.ts'
import type { Persons } from './Persons.ts'

/** What has a weight: an age band of a sex, a condition, or a number of conditions. */
export type Group =
  | { readonly type: 'age_sex'; readonly band: AgeBand; readonly sex: string }
  | { readonly type: 'condition'; readonly word: string }
  | { readonly type: 'number'; readonly least: number; readonly most?: number | undefined }

/** What the weight is made of. Everybody is in one age band of a sex, and has what conditions add. */
export interface Design {
  readonly bands: readonly AgeBand[]
  /** The conditions that are looked at. */
  readonly words: readonly string[]
  /** Does each condition have a weight, or their number? */
  readonly by: 'condition' | 'number'
  /** From so many conditions on, all have one weight. */
  readonly many: number
}

/** Every group of a design, the sexes in the order of their words. */
export function groupsOf({ bands, words, by, many }: Design, sexes: readonly string[]): readonly Group[] {
  const numbers = Array.from({ length: many }, (_, place): Group => {
    const least = place + 1
    return { type: 'number', least, ...(least < many && { most: least }) }
  })
  return [
    ...sexes.flatMap((sex) => bands.map((band): Group => ({ type: 'age_sex', band, sex }))),
    ...(by === 'number' ? numbers : words.map((word): Group => ({ type: 'condition', word }))),
  ]
}

/**
 * A group's name: `female 0-17`, `diabetes`, `4+`.
 *
 * @example
 * nameOfGroup({ type: 'age_sex', band: { from: 85 }, sex: 'male' }) // => 'male 85+'
 */
export function nameOfGroup(group: Group): string {
  switch (group.type) {
    case 'age_sex':
      return `${group.sex} ${writeBand(group.band)}`
    case 'condition':
      return group.word
    case 'number':
      return writeBand({ from: group.least, to: group.most })
  }
}

/** How many of the design's conditions a person has. */
export function conditionNumber({ words }: Design, { conditions }: Pick<Persons, 'conditions'>): number {
  return conditions.filter((word) => words.includes(word)).length
}

/** Gives the places of the groups that a person is in. */
export function placing(design: Design, groups: readonly Group[]): (persons: Persons) => readonly number[] {
  const placeOf = new Map(groups.map((group, place) => [nameOfGroup(group), place]))
  return ({ age, sex, conditions }) => {
    const band = design.bands.findLast(({ from }) => from <= age)
    const number = Math.min(conditionNumber(design, { conditions }), design.many)
    const names = [
      band && nameOfGroup({ type: 'age_sex', band, sex }),
      ...(design.by === 'number' ? [number === design.many ? `${number}+` : `${number}`] : conditions),
    ]
    return names.flatMap((name) => (name === undefined ? [] : (placeOf.get(name) ?? [])))
  }
}
