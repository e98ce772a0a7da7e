import { COUNTED_TABLES, type Schema } from '../warehouse/Schema.ts'
import type { Description } from './Description.ts'

/** What a warehouse must know of the tables of a dataset. */
export function schemaOf({ tables }: Description): Schema {
  return new Map(
    COUNTED_TABLES.flatMap((name) => {
      const table = tables[name]
      if (!table) return []
      const columns = new Map(table.columns.map((column) => [column.name, column.type]))
      return [[name, { columns, hasAlike: table.largestN > 1 }] as const]
    }),
  )
}
