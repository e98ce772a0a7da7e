import {
  CONDITIONS_A_COLUMN,
  columnsOf,
  groupedConditions,
  type Key,
  type KeyValue,
  type Model,
  type Persons,
  type Window,
} from '../../models/index.ts'
import type { Dataset } from '../dataset/Dataset.ts'
import { type CostKeys, rowsOf } from './costKeys.ts'
import { GroupingTrouble } from './GroupingTrouble.ts'

type Grouping = NonNullable<Model['grouping']>

/** Whose case mix is looked at: who is listed at the window's cut-off, and how their conditions are known. */
export interface Reading {
  readonly window: Window
  /** From diagnoses within the grouping's months; without it, these words as they are delivered with the patient. */
  readonly grouping?: Grouping | undefined
  readonly words: readonly string[]
}

/**
 * Everybody listed at the cut-off with age, sex and conditions, and what their care of the window's months cost: 0 for
 * who had none. Persons who are alike are one row, and rows stand in an order that the data's own order does not change.
 *
 * @throws GroupingTrouble where a value is missing that the weight reads
 */
export async function readPersons(
  dataset: Dataset,
  { window, grouping, words }: Reading,
  { keys: ofCosts, costOf }: CostKeys,
): Promise<readonly Persons[]> {
  const conditions = conditionsKey(grouping, words)
  const sex: Key = { type: 'fact', fact: { entity: 'patient', name: 'sex' }, kind: 'word' }
  const quantities = await dataset.warehouse.count({
    windows: [
      {
        over: 'year',
        windows: [window],
        counts: [
          {
            id: 'persons',
            rows: 'patients',
            span: 'window',
            over: 'year',
            keys: [{ type: 'age' }, sex, conditions, ...ofCosts],
            measures: [],
          },
        ],
        facts: [],
        indicators: [],
        previous: [],
      },
    ],
  })
  const columns = columnsOf(conditions)
  const conditionsOf = remembered((bits) => afterHierarchy(bits, conditions.words, grouping))
  const missing = { age: 0, sex: 0, conditions: 0, 'the cost': 0 }
  const alike = new Map<string, Persons>()
  for (const { values, n } of rowsOf(quantities)) {
    const [age, own] = values
    const bits = values.slice(2, 2 + columns)
    const cost = costOf(values.slice(2 + columns))
    if (typeof age !== 'number') missing.age += n
    if (typeof own !== 'string') missing.sex += n
    if (bits.includes(null)) missing.conditions += n
    if (cost === undefined) missing['the cost'] += n
    if (typeof age !== 'number' || typeof own !== 'string' || bits.includes(null) || cost === undefined) continue
    const name = [age, own, ...bits, cost].join('|')
    const same = alike.get(name)
    alike.set(name, same ? { ...same, n: same.n + n } : { age, sex: own, conditions: conditionsOf(bits), cost, n })
  }
  refuseMissing(missing)
  return [...alike].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, persons]) => persons)
}

/** What to count of conditions: those of the grouping as coded, for its hierarchy is read on them. */
export function conditionsKey(grouping: Grouping | undefined, words: readonly string[]) {
  if (!grouping) return { type: 'conditions', words } as const satisfies Key
  const { name, months, conditions, codesFromData } = grouping
  return {
    type: 'conditions',
    words: conditions.map(({ word }) => word),
    coding: { grouping: name, months, ...(!codesFromData && { codes: conditions.map(({ codes }) => codes) }) },
  } as const satisfies Key
}

/** The conditions that bits stand for, after the hierarchy where there is one. */
export function afterHierarchy(
  bits: readonly KeyValue[],
  words: readonly string[],
  grouping: Grouping | undefined,
): readonly string[] {
  const coded = words.filter((_, place) => {
    const column = Number(bits[Math.floor(place / CONDITIONS_A_COLUMN)] ?? 0)
    return ((column >> (place % CONDITIONS_A_COLUMN)) & 1) === 1
  })
  return grouping ? [...groupedConditions(grouping, new Set(coded))] : coded
}

function remembered<T>(of: (bits: readonly KeyValue[]) => T): (bits: readonly KeyValue[]) => T {
  const known = new Map<string, T>()
  return (bits) => {
    const name = bits.join('|')
    const found = known.get(name) ?? of(bits)
    known.set(name, found)
    return found
  }
}

/** A person whose age or cost nobody knows is not one of 0 years or 0 kronor. */
function refuseMissing(missing: Readonly<Record<string, number>>): void {
  const told = Object.entries(missing).flatMap(([what, n]) => (n > 0 ? [`${what} of ${n} listed persons`] : []))
  if (told.length === 0) return
  throw new GroupingTrouble(
    `The dataset lacks ${told.join(', and ')}.`,
    'Deliver it for everybody who is listed, and an amount of every contact or cost: nothing is filled in by itself.',
  )
}
