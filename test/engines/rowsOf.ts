import { type FactValue, NO_ROWS, type Rows } from '../../models/index.ts'
import type { ColumnType } from '../../server/warehouse/Schema.ts'
import { standardColumns, type TableName } from '../../server/dataset/tables.ts'
import type { PlainTable, TableValue } from './postgresTables.ts'

/** Tables as plain rows, for what counts row by row: the oracle, and memory. What was actually paid is no part of them. */
export function rowsOf(tables: ReadonlyMap<TableName, PlainTable>): Rows {
  const given: Record<string, unknown> = { ...NO_ROWS }
  for (const [table, plain] of tables) if (table !== 'paid') given[KEYS[table] ?? table] = plainRows(table, plain)
  return given as unknown as Rows
}

/** Tables that rows call by another name. */
const KEYS: Readonly<Partial<Record<TableName, keyof Rows>>> = { clinic_facts: 'clinicFacts' }

/** Columns that rows call by another name. */
const NAMES: Readonly<Record<string, string>> = { exact_profile: 'exactProfile', listed_at: 'listedAt' }

const WITH_FACTS: readonly TableName[] = ['clinics', 'patients', 'contacts', 'enrolments', 'costs']
const WITH_N: readonly TableName[] = ['patients', 'contacts', 'enrolments', 'costs']

/** What of a table is told as a fact although it is a column of its own: all that rows have no place for. */
const PLACES: Readonly<Partial<Record<TableName, readonly string[]>>> = {
  clinics: ['id', 'opened', 'closed'],
  patients: ['id', 'n', 'exact_profile', 'birth'],
  contacts: ['patient', 'clinic', 'listed_at', 'month', 'n'],
  enrolments: ['clinic', 'patient', 'n', 'from', 'to'],
  costs: ['clinic', 'patient', 'month', 'n'],
}

function plainRows(table: TableName, { columns, rows }: PlainTable): readonly object[] {
  const places = PLACES[table] ?? standardColumns(table).map(({ name }) => name)
  return rows.map((row) => {
    const plain: Record<string, FactValue> = {}
    const facts: Record<string, FactValue> = {}
    for (const [place, { name, type }] of columns.entries()) {
      if (table === 'contacts' && name === 'date') continue // its month is what is read
      const value = valueOf(row[place] ?? null, type)
      if (value !== undefined) (places.includes(name) ? plain : facts)[NAMES[name] ?? name] = value
    }
    return { ...(WITH_N.includes(table) && { n: 1 }), ...plain, ...(WITH_FACTS.includes(table) && { facts }) }
  })
}

function valueOf(value: TableValue, type: ColumnType): FactValue | undefined {
  if (value === null) return undefined
  switch (type) {
    case 'integer':
    case 'bigint':
    case 'decimal':
      return Number(value)
    case 'words':
      return value === '' ? [] : String(value).split('|')
    case 'boolean':
      return Boolean(value)
    case 'word':
    case 'empty':
      return String(value)
  }
}
