import { conditionNumber, type Design } from './Design.ts'
import { hiddenGroups } from './hiddenGroups.ts'
import type { Persons } from './Persons.ts'

/** So many conditions, and more, are one group of the fit. */
export const SHOWN_CONDITIONS = 4

/** Which numbers of conditions are shown without their figures. */
export interface HiddenNumbers {
  /** Of the fit: by the number, the last with all above it. */
  readonly ofFit: ReadonlySet<number>
  /** Of the weights by number, by the least that each is of. */
  readonly ofWeights: ReadonlySet<number>
}

/** The fit and the weights by number count the same persons, so what one hides the other must not show. */
export function hiddenNumbers(rows: readonly Persons[], design: Design, least: number): HiddenNumbers {
  const sizes = Array.from({ length: SHOWN_CONDITIONS + 1 }, () => 0)
  for (const persons of rows) {
    const number = Math.min(conditionNumber(design, persons), SHOWN_CONDITIONS)
    sizes[number] = (sizes[number] ?? 0) + persons.n
  }
  const { by, many } = design
  const joined =
    by === 'number' && many > 0 && many < SHOWN_CONDITIONS
      ? [sizes.flatMap((_, number) => (number >= many ? [number] : []))]
      : []
  const { groups, sums } = hiddenGroups(sizes, least, joined)
  const ofWeights = [...groups].filter((number) => joined.length === 0 || number < many)
  return { ofFit: groups, ofWeights: new Set([...ofWeights, ...[...sums].map(() => many)]) }
}
