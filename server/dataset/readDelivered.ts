import type { DuckDBConnection } from '@duckdb/node-api'
import type { Delivered } from '../../models/index.ts'
import { duckdbDialect } from '../warehouse/duckdbDialect.ts'
import type { Description } from './Description.ts'
import { TABLE_NAMES, type TableName } from './tables.ts'

/** Words of a dataset that models name, and the column where they stand. */
const WORDS = {
  clinicFacts: ['clinic_facts', 'fact'],
  indicators: ['indicators', 'indicator'],
  measurements: ['measurements', 'kind'],
  groupings: ['codes', 'grouping'],
} as const satisfies Readonly<Record<string, readonly [TableName, string]>>

/** What an open dataset has: its tables and columns, and the distinct names of what it delivers by row. Read once. */
export async function readDelivered({ tables }: Description, connection: DuckDBConnection): Promise<Delivered> {
  const named = (name: string) => TABLE_NAMES.find((table) => table === name)
  const tableOf = (name: string) => {
    const table = named(name)
    return table && tables[table]
  }
  return {
    hasTable: (table) => tableOf(table) !== undefined,
    hasColumn: (table, column) => {
      const found = tableOf(table)
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
    if (!tables[table]) return new Set()
    const reader = await connection.runAndReadAll(
      `SELECT DISTINCT ${duckdbDialect.name(column)} FROM ${duckdbDialect.name(table)}`,
    )
    return new Set((reader.getColumns()[0] ?? []).map(String))
  }
}
