import { COUNTED_TABLES, type Schema, type TableSchema } from '../warehouse/Schema.ts'
import type { Description } from './Description.ts'
import type { Descriptor } from './descriptor.ts'

/** What a warehouse must know of the tables of a dataset. */
export function schemaOf({ tables }: Description, words: TableWords = new Map()): Schema {
  return new Map(
    COUNTED_TABLES.flatMap((name) => {
      const table = tables[name]
      if (!table) return []
      const columns = new Map(table.columns.map((column) => [column.name, column.type]))
      return [[name, { columns, hasAlike: table.largestN > 1, words: words.get(name) }] as const]
    }),
  )
}

/** Of each table the words of its columns, as far as they are known. */
export type TableWords = ReadonlyMap<string, NonNullable<TableSchema['words']>>

/** Of each table the words of its columns, as far as the import has written them down. */
export function wordsOfTables({ resources }: Pick<Descriptor, 'resources'>): TableWords {
  return new Map(
    resources.map(({ name, schema }) => {
      const known = schema.fields.flatMap(({ name: column, words }) =>
        words ? [[column, new Set(words)] as const] : [],
      )
      return [name, new Map(known)]
    }),
  )
}
