import { type Count, CONDITIONS_A_COLUMN, type Key, type WindowRequest } from '../../../models/index.ts'
import type { RawColumns } from '../countedFrom.ts'
import { askedBits } from './askedBits.ts'
import type { ListedTable } from './ListedTable.ts'

/** Is a count by conditions alone, and nothing summed? Then it is a fold of the histogram of all conditions. */
export function isOfConditionsAlone({ keys, measures }: Count, { conditions }: ListedTable): boolean {
  return (
    conditions !== undefined &&
    conditions.length <= CONDITIONS_A_COLUMN &&
    measures.length === 0 &&
    keys.some(({ type }) => type === 'conditions') &&
    keys.every(
      (key) => isKnownConditions(key) || (key.type === 'conditions' && key.words.length <= CONDITIONS_A_COLUMN),
    )
  )
}

const isKnownConditions = (key: Key): boolean => key.type === 'known' && key.fact.name === 'conditions'

/** The histogram of all conditions that the dataset has, of which every such count is a fold. */
export function histogramOf(count: Count, { conditions = [] }: ListedTable): Count {
  return { ...count, keys: [{ type: 'conditions', words: conditions }] }
}

/** The count from the histogram: the sets of conditions that are alike in what is asked are added up. */
export function foldHistogram(count: Count, { columns }: RawColumns, { conditions = [] }: ListedTable): RawColumns {
  const [clinics = [], windows = [], sets = [], n = []] = columns
  const read = count.keys.map((key) => readerOf(key, conditions))
  const places = new Map<string, number>()
  const out = Array.from({ length: count.keys.length + 4 }, (): (number | boolean | null)[] => [])
  const sums = out.at(-2) ?? []
  const valuesOf = new Map<number | null, readonly (number | boolean | null)[]>()
  sets.forEach((value, row) => {
    const set = value as number | null
    const values = valuesOf.get(set) ?? read.map((one) => one(set))
    valuesOf.set(set, values)
    const group = `${String(clinics[row])} ${String(windows[row])} ${values.join(' ')}`
    const place = places.get(group)
    if (place !== undefined) {
      sums[place] = (sums[place] as number) + Number(n[row])
      return
    }
    places.set(group, sums.length)
    const whole = [clinics[row] as number, (windows[row] ?? 0) as number, ...values, Number(n[row]), 0]
    whole.forEach((one, column) => out[column]?.push(one))
  })
  const types = count.keys.map((key) => (key.type === 'known' ? ('boolean' as const) : ('integer' as const)))
  return { columns: out, keys: types, hasPlaces: true }
}

/** What a key says of a set of conditions, given as bits. */
function readerOf(key: Key, conditions: readonly string[]): (set: number | null) => number | boolean | null {
  if (key.type !== 'conditions') return (set) => set !== null
  const asked = askedBits(key.words, conditions)
  return (set) => (set === null ? null : asked(set))
}

/** What several counts of one part share, asked once. */
export function askHistogramOnce(
  ask: (count: Count, part: WindowRequest) => Promise<RawColumns>,
  listed: ListedTable,
): (count: Count, part: WindowRequest) => Promise<RawColumns> {
  const asked = new Map<string, Promise<RawColumns>>()
  return async (count, part) => {
    const key = JSON.stringify(part.windows)
    const answer = asked.get(key) ?? ask(histogramOf(count, listed), part)
    asked.set(key, answer)
    return foldHistogram(count, await answer, listed)
  }
}
