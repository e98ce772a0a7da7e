import type { RawValue } from './Ask.ts'
import type { ClinicReading } from './clinicReadings.ts'
import type { ReadColumn } from './clinicSql.ts'
import type { Schema } from './Schema.ts'

/** Small tables that are known whole, by column; decimals and large numbers as text. */
export type WholeTables = Readonly<Record<string, Readonly<Record<string, readonly RawValue[]>>>>

/**
 * What `clinicSql` would be answered of such a table, or more: rows of other words and months, which nobody looks up. Nothing where the
 * table is not among them.
 */
export function readWholeTable(
  { table, names }: ClinicReading,
  { schema, tables }: { readonly schema: Schema; readonly tables: WholeTables },
): { readonly columns: readonly ReadColumn[]; readonly values: readonly (readonly RawValue[])[] } | undefined {
  const types = schema.get(table)?.columns
  const whole = Object.hasOwn(tables, table) ? tables[table] : undefined
  if (!types || !whole) return undefined
  const columns = names.flatMap((name) => {
    const type = types.get(name)
    return type === undefined || type === 'empty' ? [] : [{ name, type }]
  })
  const all = columns.map(({ name }) => (Object.hasOwn(whole, name) ? whole[name] : undefined))
  if (!all.every((column) => column !== undefined)) return undefined
  return { columns, values: all }
}
