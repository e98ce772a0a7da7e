import { FACTS, type Model } from '../../models/index.ts'
import { type FoundGrouping, groupingCalled } from './groupingCalled.ts'
import { GroupingTrouble } from './GroupingTrouble.ts'

/** The conditions that a weight is made of. */
export interface Chosen {
  /** Where they come from; without it, conditions as they are delivered with the patients. */
  readonly grouping?: NonNullable<Model['grouping']> | undefined
  readonly words: readonly string[]
  /** The count of the grouping that they are of. */
  readonly count?: string | undefined
}

/** What was asked for. */
interface Asked {
  readonly grouping: string | undefined
  readonly months: number | undefined
  readonly count: string | undefined
  readonly by: 'condition' | 'number'
}

/**
 * The conditions of a grouping's count, for a count names those that stand each for itself; all as coded where it has
 * no count. A grouping with errors comes back with what is wrong.
 *
 * @throws GroupingTrouble where the count is not clear
 */
export function choose({ grouping: name, months, count, by }: Asked): Chosen | FoundGrouping {
  if (name === undefined) {
    if (by === 'number' || count !== undefined || months !== undefined)
      throw new GroupingTrouble(
        'Without a grouping there is neither a count of conditions nor a window.',
        'Name one: --grouping charlson_sweden.',
      )
    return { words: FACTS.find((fact) => fact.entity === 'patient' && fact.name === 'conditions')?.words ?? [] }
  }
  const read = groupingCalled(name, months)
  const { grouping } = read
  if (!grouping) return read
  const names = grouping.counts.map((one) => one.name)
  const found = grouping.counts.find((one) => one.name === (count ?? names[0]))
  if (count !== undefined && !found)
    throw new GroupingTrouble(
      `The grouping \`${grouping.name}\` has no count \`${count}\`.`,
      names.length === 0 ? 'It has none.' : `It has ${names.join(', ')}.`,
    )
  if (count === undefined && names.length > 1)
    throw new GroupingTrouble(
      `The grouping \`${grouping.name}\` has several counts.`,
      `Say whose conditions: --conditions ${names.join(' or ')}.`,
    )
  if (by === 'number' && !found)
    throw new GroupingTrouble(
      `The grouping \`${grouping.name}\` counts no conditions.`,
      'Give it a count: `counts: { my_conditions: all }`.',
    )
  return { grouping, words: found?.of ?? grouping.conditions.map(({ word }) => word), count: found?.name }
}
