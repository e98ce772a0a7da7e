import type { Dialect } from './Dialect.ts'
import type { MappedColumn } from './sourceSql.ts'
import type { Schema } from './Schema.ts'

/**
 * Tables that have a dataset's names and types, to be read by an engine whose databases compare words by the rules of a
 * language: each column of words is read letter by letter. DuckDB does so anyway.
 */
export function asInDataset(schema: Schema, { ownSchema }: Pick<Dialect, 'ownSchema'>): Schema {
  return new Map(
    [...schema].map(([table, one]) => {
      const columns = [...one.columns].map(([name, type]): MappedColumn => ({ name, type, from: name, held: 'same' }))
      return [table, { ...one, mapped: one.mapped ?? { relation: [...ownSchema, table], columns } }]
    }),
  )
}
