import type { Count, Key, Request } from '../../models/index.ts'
import { DataError } from '../dataset/DataProblem.ts'

/**
 * Refuses a request that groups people by what tells them apart, where the data's owner has not said that such groups may
 * leave. A sum by clinic, age, sex, kind of contact or any other word leaves; a group of those with the same measured
 * value, the same number of contacts or the same set of conditions is a cell, and may be one person.
 */
export function refuseCells(request: Request, leaves: ReadonlyMap<string, 'cells' | 'sums' | undefined>): void {
  const keys = request.windows.flatMap(({ counts }) => counts.flatMap((count) => count.keys))
  const refused = new Map<string, readonly [string, Key]>()
  for (const key of keys)
    for (const table of tablesOfCell(key))
      if (leaves.get(table) === 'sums') refused.set(`${table} ${writtenKey(key)}`, [table, key])
  if (refused.size === 0) return
  throw new DataError(
    [...refused.values()].map(([table, key]) => ({
      code: 'cells-stay',
      file: table,
      message: `The model groups people by ${writtenKey(key)}: a group may be one person, and the file does not let such cells of \`${table}\` leave.`,
      hint: `If they may, write \`leaves: cells\` for \`${table}\`. Else choose a model that pays by age, words and sums.`,
    })),
  )
}

/** Has a count groups that may not leave? */
export function hasCells({ keys }: Count, leaves: ReadonlyMap<string, 'cells' | 'sums' | undefined>): boolean {
  return keys.some((key) => tablesOfCell(key).some((table) => leaves.get(table) === 'sums'))
}

/** The tables whose rows a key tells apart as cells; none of a key that makes sums. */
function tablesOfCell(key: Key): readonly string[] {
  switch (key.type) {
    case 'age':
    case 'known':
    case 'patient':
    case 'listing':
      return []
    case 'fact':
      // The age of a child that is enrolled is an age like any other.
      if (key.kind !== 'number' || (key.fact.entity === 'enrolment' && key.fact.name === 'age')) return []
      return [`${key.fact.entity}s`]
    case 'conditions':
      if (key.words.length < 2) return []
      return [key.coding ? 'diagnoses' : 'patients']
    case 'measurement':
      return ['patients', 'measurements']
    case 'tally':
      return key.how === 'any' ? [] : [key.of ?? 'contacts']
  }
}

function writtenKey(key: Key): string {
  switch (key.type) {
    case 'fact':
      return `\`${key.fact.entity}.${key.fact.name}\``
    case 'conditions':
      return 'their conditions together'
    case 'measurement':
      return `\`${key.kind}\``
    case 'tally':
      return key.measure === undefined
        ? `how many ${key.of ?? 'contacts'} each has`
        : `the sum of \`${key.measure}\` of each one’s ${key.of ?? 'contacts'}`
    default:
      return key.type
  }
}
