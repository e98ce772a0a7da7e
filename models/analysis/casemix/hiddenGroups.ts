import { suppressTable } from '../disclosure/index.ts'

/** Which groups, and which of the sums of groups that are shown beside them, are hidden: places. */
export interface HiddenGroups {
  readonly groups: ReadonlySet<number>
  readonly sums: ReadonlySet<number>
}

/**
 * Which groups of a partition are shown without their figures. How many all are, and what they cost, is always shown: a
 * small group that is hidden alone is the difference, so others are hidden with it until no small one can be told.
 *
 * @param sizes how many persons each group has; everybody is in one
 * @param least groups of fewer are small; one of nobody is shown as such
 * @param sums places of groups of which the sum is shown as well
 */
export function hiddenGroups(
  sizes: readonly number[],
  least: number,
  sums: readonly (readonly number[])[] = [],
): HiddenGroups {
  const sizeOf = (places: readonly number[]): number => places.reduce((sum, place) => sum + (sizes[place] ?? 0), 0)
  const all = sizes.map((_, place) => place)
  const values = [...sizes, ...sums.map(sizeOf), sizeOf(all)]
  const { hidden } = suppressTable(
    {
      cells: values.map((value, place) => ({ name: `${place}`, value, patients: value })),
      relations: [
        { total: values.length - 1, parts: all },
        ...sums.map((parts, place) => ({ total: sizes.length + place, parts })),
      ],
    },
    { fewest: least, zeros: 'shown' },
  )
  return {
    groups: new Set(all.filter((place) => hidden.has(place))),
    sums: new Set(sums.map((_, place) => place).filter((place) => hidden.has(sizes.length + place))),
  }
}
