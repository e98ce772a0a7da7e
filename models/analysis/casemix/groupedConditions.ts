import type { Grouping } from '../../document/Model.ts'

/**
 * The conditions of a patient from those that the diagnoses are coded with: what another takes the place of goes, read on
 * the conditions as coded, and what is made of others comes, in the order of the grouping.
 *
 * @param coded the words of the grouping of which the patient has a diagnosis in the window
 */
export function groupedConditions(
  { conditions, derived }: Pick<Grouping, 'conditions' | 'derived'>,
  coded: ReadonlySet<string>,
): ReadonlySet<string> {
  const replaced = new Set(conditions.flatMap(({ word, replaces }) => (coded.has(word) ? replaces : [])))
  const words = new Set(conditions.map(({ word }) => word).filter((word) => coded.has(word) && !replaced.has(word)))
  for (const { word, how, of } of derived) {
    const has = (one: string): boolean => words.has(one)
    if (how === 'any' ? of.some(has) : of.every(has)) words.add(word)
  }
  return words
}
