import type { CountRows, RowFact, Window } from '../../models/index.ts'
import type { Dialect } from './Dialect.ts'
import { type ListedTable, wordsOf } from './listed/ListedTable.ts'
import type { ColumnType, CountedTable, Schema } from './Schema.ts'
import { isReadAs, kindOf, type ReadKind, wrongKind } from './wrongKind.ts'

/** A value of each row in SQL, and what it is. `empty` is null for every row; `millionths` is a whole number of them. */
export interface Value {
  readonly sql: string
  readonly type: ValueType
  /** Does it depend on the window `w`, and not on the row alone? */
  readonly byWindow?: boolean
  /** Of a `place`, the words whose places they are. */
  readonly words?: readonly string[] | undefined
  /** Where it comes of a small table beside the rows: by which value of a row that is met, and under which of its names. */
  readonly met?: { readonly join: string; readonly by: string; readonly column: string }
}

/** A `place` is that of a word among the column's words. */
export type ValueType = ColumnType | 'millionths' | 'place'

/** The rows of a count, under fixed names: `w` the windows, `r` the rows, `p` their patients, `l` their listings. */
export interface RowSource {
  readonly rows: CountRows
  readonly windows: readonly Window[]
  readonly schema: Schema
  readonly dialect: Dialect
  /** The name under which a statement reads a table; it then begins with how the table is read, where that must be said. */
  readonly table: (table: CountedTable) => string
  /** Where `p` is a row of `listed`: what its columns hold. */
  readonly listed?: ListedTable | undefined
}

/** The table of the rows `r`. */
export function tableOf(rows: CountRows): CountedTable {
  switch (rows) {
    case 'patients':
      return 'listings'
    case 'performed':
    case 'charged':
    case 'patients.contacts':
      return 'contacts'
    case 'enrolments':
    case 'costs':
      return rows
  }
}

/** The value of a fact. A fact that the dataset lacks is null for everybody. */
export function factValue(source: RowSource, { entity, name }: RowFact): Value {
  if (entity === 'patient') {
    if (!hasPatients(source)) return EMPTY
    return name === 'age' ? ageValue(source) : patientColumn(source, name)
  }
  const table = { contact: 'contacts', enrolment: 'enrolments', cost: 'costs' }[entity] as CountedTable
  if (table !== tableOf(source.rows)) throw new Error(`A fact of a ${entity} is asked of ${source.rows}.`)
  if (entity === 'contact' && name === 'listing') return listingValue(source, 'r')
  return columnValue(source, { table, alias: 'r', name })
}

/** A column of the patient of each row. */
export function patientColumn(source: RowSource, name: string): Value {
  const value = columnValue(source, { table: 'patients', alias: 'p', name })
  const words = value.type === 'word' && source.listed ? wordsOf(source.listed, name) : undefined
  return words && words.length > 0 ? { ...value, type: 'place', words } : value
}

/** A column of a table under an alias; null where the table has no such column. */
export function columnValue(
  { schema, dialect }: Pick<RowSource, 'schema' | 'dialect'>,
  { table, alias, name }: { readonly table: CountedTable; readonly alias: string; readonly name: string },
): Value {
  const type = schema.get(table)?.columns.get(name)
  if (type === undefined || type === 'empty' || isPlumbing(table, name)) return EMPTY
  return { sql: `${alias}.${dialect.name(name)}`, type }
}

/** Null for every row. */
export const EMPTY: Value = { sql: 'CAST(NULL AS INTEGER)', type: 'empty' }

/**
 * Completed years at the cut-off, 0 for who is born after it, or the age as delivered where there is no date of birth.
 */
export function ageValue(source: RowSource): Value {
  return ageFrom({ birth: 'p.birth', delivered: patientColumn(source, 'age') }, source)
}

/** The age from a date of birth and the age as delivered, wherever these two stand. */
export function ageFrom(
  {
    birth,
    delivered,
    cutOff = 'w.cut_off',
  }: { readonly birth: string; readonly delivered: Value; readonly cutOff?: string },
  { dialect }: Pick<RowSource, 'dialect'>,
): Value {
  asKind(delivered, 'number', { entity: 'patient', name: 'age' }, { dialect })
  const completed = dialect.asInteger(dialect.quotient(`(${cutOff} - ${birth})`, '10000'))
  const sql = `CASE WHEN ${birth} > ${cutOff} THEN 0 WHEN ${birth} IS NOT NULL THEN ${completed} ELSE ${delivered.sql} END`
  return { sql, type: delivered.type === 'empty' ? 'integer' : delivered.type, byWindow: true }
}

/** `listed_at` of a contact as its performing clinic sees it. */
export function listingValue({ dialect }: Pick<RowSource, 'dialect'>, alias: string): Value {
  const outside = ['unlisted', 'other_region', 'other_country'].map(dialect.word).join(', ')
  const sql =
    `CASE WHEN ${alias}.listed_at IN (${outside}) THEN ${alias}.listed_at ` +
    `WHEN ${alias}.listed_at = ${alias}.clinic THEN ${dialect.word('here')} ELSE ${dialect.word('elsewhere')} END`
  return { sql, type: 'word' }
}

/** Refuses a fact whose values are of another kind than the model reads. */
export function asKind(value: Value, kind: ReadKind, fact: RowFact, { dialect }: Pick<RowSource, 'dialect'>): Value {
  const given = kindOf(value.type)
  if (!isReadAs(value.type, kind)) throw wrongKind(fact, { table: `${fact.entity}s`, kind, given })
  // Codes of digits alone look like numbers to an importer; as words they are their digits.
  return kind === 'word' && given === 'number' ? { sql: dialect.asText(value.sql), type: 'word' } : value
}

/** Columns that hold a table together and are no facts, whatever a model calls its own. */
const PLUMBING: Readonly<Partial<Record<CountedTable, readonly string[]>>> = {
  clinics: ['id', 'opened', 'closed'],
  patients: ['id', 'n', 'exact_profile', 'birth'],
  contacts: ['patient', 'clinic', 'listed_at', 'month', 'date', 'n'],
  enrolments: ['clinic', 'patient', 'n', 'from', 'to'],
  costs: ['clinic', 'patient', 'month', 'n'],
}

/** Is this column part of the table's own structure, and no fact? */
export function isPlumbing(table: CountedTable, name: string): boolean {
  return PLUMBING[table]?.includes(name) ?? false
}

/** Have the rows of this count patients? Costs of clinics have none, and no row has any where the dataset has no patients. */
export function hasPatients({ rows, schema }: Pick<RowSource, 'rows' | 'schema'>): boolean {
  return schema.has('patients') && (rows !== 'costs' || schema.get(rows)?.columns.has('patient') === true)
}
