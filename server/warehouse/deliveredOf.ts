import type { Delivered } from '../../models/index.ts'
import type { Description } from '../dataset/Description.ts'
import type { CountedTable } from './Schema.ts'

/** Words of a dataset that models name, and the column where they stand. */
const WORDS = {
  clinicFacts: ['clinic_facts', 'fact'],
  indicators: ['indicators', 'indicator'],
  measurements: ['measurements', 'kind'],
  groupings: ['codes', 'grouping'],
} as const satisfies Readonly<Record<string, readonly [CountedTable, string]>>

/** Tables and columns whose different words are read when a dataset is opened. */
export const NAMED_WORDS: readonly (readonly [CountedTable, string])[] = Object.values(WORDS)

/** The different words of a column. */
export type ReadWords = (table: CountedTable, column: string) => Promise<readonly string[]>

/** What an open dataset has: its tables and columns, and the distinct names of what it delivers by row. Read once. */
export async function deliveredOf({ tables }: Pick<Description, 'tables'>, read: ReadWords): Promise<Delivered> {
  const described = new Map(Object.entries(tables))
  return {
    hasTable: (table) => described.has(table),
    hasColumn: (table, column) => {
      const found = described.get(table)
      // Where there are no rows, none lacks a value.
      return (
        found?.rows === 0 || (found?.columns.some(({ name, type }) => name === column && type !== 'empty') ?? false)
      )
    },
    clinicFacts: await words('clinicFacts'),
    indicators: await words('indicators'),
    measurements: await words('measurements'),
    groupings: await words('groupings'),
  }

  async function words(kind: keyof typeof WORDS): Promise<ReadonlySet<string>> {
    const [table, column] = WORDS[kind]
    return new Set(described.has(table) ? await read(table, column) : [])
  }
}
