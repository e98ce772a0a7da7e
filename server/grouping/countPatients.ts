import { columnsOf, type Model, type Window } from '../../models/index.ts'
import type { Dataset } from '../dataset/Dataset.ts'
import { rowsOf } from './costKeys.ts'
import { afterHierarchy, conditionsKey } from './readPersons.ts'

type Grouping = NonNullable<Model['grouping']>

/** How many of those listed at a cut-off have each condition. */
export interface GroupedPatients {
  readonly listed: number
  /** With no condition of the grouping. */
  readonly none: number
  /** By condition, after the hierarchy, in the order of the grouping; what is made of others comes last. */
  readonly patients: ReadonlyMap<string, number>
}

/** Groups the diagnoses of everybody listed at the window's cut-off. */
export async function countPatients(dataset: Dataset, grouping: Grouping, window: Window): Promise<GroupedPatients> {
  const key = conditionsKey(grouping, [])
  const quantities = await dataset.warehouse.count({
    windows: [
      {
        over: 'year',
        windows: [window],
        counts: [{ id: 'grouped', rows: 'patients', span: 'window', over: 'year', keys: [key], measures: [] }],
        facts: [],
        indicators: [],
        previous: [],
      },
    ],
  })
  const words = [...grouping.conditions, ...grouping.derived].map(({ word }) => word)
  const patients = new Map(words.map((word) => [word, 0]))
  let [listed, none] = [0, 0]
  for (const { values, n } of rowsOf(quantities)) {
    const own = afterHierarchy(values.slice(0, columnsOf(key)), key.words, grouping)
    listed += n
    if (own.length === 0) none += n
    for (const word of own) patients.set(word, (patients.get(word) ?? 0) + n)
  }
  return { listed, none, patients }
}
