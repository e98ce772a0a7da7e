import type { ClinicReading } from './clinicReadings.ts'
import type { Dialect } from './Dialect.ts'
import type { ColumnType, Schema } from './Schema.ts'
import { sourceSql } from './sourceSql.ts'
import { type Statement, statementName } from './Statement.ts'

/** A column that is read, and what is in it. */
export interface ReadColumn {
  readonly name: string
  readonly type: ColumnType
}

/** The statement of a reading and the columns that it gives; nothing where the dataset has no such table. */
export function clinicSql(
  { table, names, among }: ClinicReading,
  { schema, dialect }: { readonly schema: Schema; readonly dialect: Dialect },
): { readonly sql: string; readonly columns: readonly ReadColumn[] } | undefined {
  const types = schema.get(table)?.columns
  if (!types) return undefined
  const columns = names.flatMap((name) => {
    const type = types.get(name)
    return type === undefined || type === 'empty' ? [] : [{ name, type }]
  })
  const select = columns.map(({ name, type }) => {
    const value = type === 'decimal' ? dialect.asText(dialect.name(name)) : dialect.name(name)
    return `${value} AS ${dialect.name(nameWithType({ name, type }))}`
  })
  const where = among
    ? ` WHERE ${among.column} IN (${among.words.map(dialect.word).join(', ')}) AND month IN (${among.months.join(', ')})`
    : ''
  const source = sourceSql(table, { schema, dialect }, `${select.join()}${where}`)
  const from = source === undefined ? table : `(${source}) t`
  return { sql: `SELECT ${select.join(', ')} FROM ${from}${where}`, columns }
}

/** The same to be printed. Of a table that the dataset lacks it gives no rows, so that each has an answer. */
export function clinicStatement(
  reading: ClinicReading,
  engine: { readonly schema: Schema; readonly dialect: Dialect },
): Statement {
  const name = readingName(reading)
  const found = clinicSql(reading, engine)
  if (!found) return { name, columns: ['nothing'], sql: 'SELECT 1 AS nothing WHERE 1 = 0' }
  return { name, columns: found.columns.map(nameWithType), sql: found.sql }
}

/** The name of a reading's statement. */
export function readingName({ table, names, among }: ClinicReading): string {
  return statementName(table, { names, among })
}

/** So that an answer that comes as text tells what it is: `list_points_decimal`. */
function nameWithType({ name, type }: ReadColumn): string {
  return `${name}_${type}`
}
