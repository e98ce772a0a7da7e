import type { ColumnType } from '../warehouse/Schema.ts'

/** What a column of a table must hold. A day is read as 2026-01-31 or 20260131, a month as 2026-01 or 202601. */
export type ColumnRole = 'id' | 'reference' | 'word' | 'count' | 'day' | 'month' | 'yes-no' | 'measure' | 'number'

/** A column that the program itself reads. Any other is kept as a fact. */
export interface StandardColumn {
  readonly name: string
  readonly role: ColumnRole
  readonly required?: true
  /** Stored only where it was delivered: data from before there was such a column keeps its hash. */
  readonly ifDelivered?: true
}

const column = (name: string, role: ColumnRole): StandardColumn => ({ name, role })
const required = (name: string, role: ColumnRole): StandardColumn => ({ name, role, required: true })

/** Columns of which each row needs one: a cost is of a clinic, of a patient or of both. */
export const OWNERS_OF_COSTS = ['clinic', 'patient'] as const

/**
 * The tables of a dataset. Only `clinics` is obligatory. A `measure` is summed and has at most 6 decimals, a `number`
 * is a clinic's and may have 15.
 */
export const TABLES = {
  clinics: [required('id', 'id'), column('opened', 'day'), column('closed', 'day')],
  patients: [required('id', 'id'), column('n', 'count'), column('exact_profile', 'yes-no'), column('birth', 'day')],
  listings: [
    required('patient', 'reference'),
    required('clinic', 'reference'),
    column('from', 'day'),
    column('to', 'day'),
  ],
  contacts: [
    column('patient', 'reference'),
    column('clinic', 'reference'),
    required('listed_at', 'reference'),
    required('month', 'month'), // or a date that lies in it
    column('date', 'day'),
    column('n', 'count'),
  ],
  diagnoses: [required('patient', 'reference'), required('code', 'word'), required('date', 'day')],
  enrolments: [
    required('clinic', 'reference'),
    column('patient', 'reference'),
    column('n', 'count'),
    column('from', 'day'),
    column('to', 'day'),
  ],
  costs: [
    column('clinic', 'reference'),
    { name: 'patient', role: 'reference', ifDelivered: true },
    required('month', 'month'),
    column('n', 'count'),
  ],
  measurements: [
    required('patient', 'reference'),
    required('kind', 'word'),
    required('date', 'day'),
    required('value', 'measure'),
  ],
  clinic_facts: [
    required('clinic', 'reference'),
    required('fact', 'word'),
    required('month', 'month'),
    required('value', 'number'),
  ],
  indicators: [
    required('clinic', 'reference'),
    required('indicator', 'word'),
    required('month', 'month'),
    required('numerator', 'number'),
    required('denominator', 'number'),
  ],
  paid: [
    required('clinic', 'reference'),
    required('payment', 'word'),
    required('period', 'word'),
    required('amount', 'number'),
    column('known_at', 'day'),
  ],
  codes: [required('grouping', 'word'), required('code', 'word'), required('condition', 'word')],
} as const satisfies Readonly<Record<string, readonly StandardColumn[]>>

export type TableName = keyof typeof TABLES
export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[]

/** The columns that the program itself reads of a table. */
export function standardColumns(table: TableName): readonly StandardColumn[] {
  return TABLES[table]
}

/** The columns that the program reads of a table and that were not delivered, but are stored all the same. */
export function absentColumns(table: TableName, given: readonly string[]): readonly StandardColumn[] {
  return standardColumns(table).filter(({ name, ifDelivered }) => ifDelivered !== true && !given.includes(name))
}

/** Whether other columns of a table are facts. Of the others they would have no meaning, and are refused. */
export function hasFacts(table: TableName): boolean {
  return ['clinics', 'patients', 'contacts', 'enrolments', 'costs'].includes(table)
}

/** How a column is stored: a `decimal` with so many decimals, and so many digits in all. */
export interface StoredColumn {
  readonly name: string
  readonly type: ColumnType
  readonly decimals?: number | undefined
  readonly digits?: number | undefined
}

/** A column without any value: one that the program reads keeps its type, any other fits every kind. */
export function emptyColumn(table: TableName, name: string): StoredColumn {
  const role = standardColumns(table).find((one) => one.name === name)?.role
  switch (role) {
    case undefined:
      return { name, type: 'empty' }
    case 'count':
    case 'day':
    case 'month':
    case 'measure':
    case 'number':
      return { name, type: 'integer' }
    case 'yes-no':
      return { name, type: 'boolean' }
    case 'id':
    case 'reference':
    case 'word':
      return { name, type: 'word' }
  }
}
