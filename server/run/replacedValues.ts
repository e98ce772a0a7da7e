import {
  columnsOf,
  type Count,
  type Counted,
  type Fact,
  type Key,
  type Model,
  type Quantities,
} from '../../models/index.ts'
import type { CountedModel } from './countModel.ts'

/**
 * How many rows lack a fact for which the document's `missing:` stood in, by fact: in the window and table with most of
 * them, and of facts of clinics how many clinics. Facts that were not read, or that all rows have, are left out.
 */
export function replacedValues(
  counted: readonly Pick<CountedModel, 'model' | 'request' | 'quantities'>[],
): Readonly<Record<string, number>> {
  const replaced = new Map<string, number>()
  for (const { model, request, quantities } of counted)
    for (const fact of factsWithMissing(model)) {
      const name = `${fact.entity}.${fact.name}`
      const most = Math.max(
        replaced.get(name) ?? 0,
        ...(fact.entity === 'clinic'
          ? clinicsWithout(quantities, fact.name)
          : request.windows.flatMap(({ over, counts }) => {
              const answers = quantities.windows.find((one) => one.over === over)?.counts ?? []
              return counts.flatMap((count) => rowsWithout(count, answers, fact))
            })),
      )
      if (most > 0) replaced.set(name, most)
    }
  return Object.fromEntries([...replaced].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

const factsWithMissing = ({ facts }: Model): readonly Fact[] => facts.filter(({ missing }) => missing !== undefined)

/** By window. */
function clinicsWithout({ windows }: Quantities, name: string): readonly number[] {
  return windows.flatMap(({ facts }) => (facts[name] ?? []).map((row) => row.filter((one) => one === null).length))
}

/** By column that tells of the fact, and window. */
function rowsWithout(count: Count, answers: readonly Counted[], fact: Fact): readonly number[] {
  const counted = answers.find(({ id }) => id === count.id)
  if (!counted) return []
  let column = 0
  return count.keys.flatMap((key) => {
    const values = counted.columns[column] ?? []
    column += columnsOf(key)
    if (!isOf(key, fact)) return []
    const without = key.type === 'known' ? false : null
    return counted.n.map((rows) => rows.reduce((sum, n, row) => (values[row] === without ? sum + n : sum), 0))
  })
}

function isOf(key: Key, { entity, name, table }: Fact): boolean {
  switch (key.type) {
    case 'age':
      return entity === 'patient' && name === 'age'
    case 'fact':
    case 'known':
      return key.fact.entity === entity && key.fact.name === name
    case 'measurement':
      return entity === 'patient' && table === 'measurements' && key.kind === name
    case 'patient':
    case 'listing':
    case 'conditions':
    case 'tally':
      return false
  }
}
