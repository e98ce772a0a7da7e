import type { ReadTable, ReadSchema, TableSchema } from '../Schema.ts'
import type { MappedColumn } from '../sourceSql.ts'

/** Where a patient is named. These are compared with one another alone, and never leave. */
function namesPatient(table: ReadTable, { name }: MappedColumn): boolean {
  return table === 'patients' ? name === 'id' : name === 'patient'
}

/**
 * The same tables with patients named by whole numbers, where all of them are: they are joined twice as fast as words.
 * Where one table has text, all are read as words.
 */
export function withWholeIds(schema: ReadSchema): ReadSchema {
  const naming = [...schema].flatMap(([table, { mapped }]) =>
    (mapped?.columns ?? []).filter((column) => column.from !== undefined && namesPatient(table, column)),
  )
  const areWhole = naming.every(({ held, words }) => !words && (held === 'whole' || held === 'decimal'))
  if (!areWhole) return schema
  return new Map([...schema].map(([table, one]) => [table, withWholePatient(table, one)]))
}

function withWholePatient(table: ReadTable, one: TableSchema): TableSchema {
  if (!one.mapped) return one
  const columns = one.mapped.columns.map((column) =>
    namesPatient(table, column) ? { ...column, type: 'bigint' as const } : column,
  )
  return { ...one, mapped: { ...one.mapped, columns } }
}
