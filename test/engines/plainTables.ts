import type { FactValue, Rows } from '../../models/index.ts'
import type { Description } from '../../server/dataset/Description.ts'
import { TABLE_NAMES, type TableName } from '../../server/dataset/tables.ts'
import type { PlainTable, TableValue } from './postgresTables.ts'

type PlainRow = Readonly<Record<string, FactValue | undefined>>

/** Rows as tables with the columns that a dataset of them is described by. */
export function plainTables(rows: Rows, { tables }: Description): ReadonlyMap<TableName, PlainTable> {
  const plain: Readonly<Partial<Record<TableName, readonly PlainRow[]>>> = {
    clinics: rows.clinics.map(({ facts, ...row }) => ({ ...facts, ...row })),
    patients: rows.patients.map(({ facts, exactProfile, ...row }) => ({
      ...facts,
      ...row,
      exact_profile: exactProfile,
    })),
    listings: rows.listings.map((row) => ({ ...row })),
    contacts: rows.contacts.map(({ facts, listedAt, ...row }) => ({ ...facts, ...row, listed_at: listedAt })),
    diagnoses: rows.diagnoses.map((row) => ({ ...row })),
    enrolments: rows.enrolments.map(({ facts, ...row }) => ({ ...facts, ...row })),
    costs: rows.costs.map(({ facts, ...row }) => ({ ...facts, ...row })),
    measurements: rows.measurements.map((row) => ({ ...row })),
    clinic_facts: rows.clinicFacts.map((row) => ({ ...row })),
    indicators: rows.indicators.map((row) => ({ ...row })),
    codes: rows.codes.map((row) => ({ ...row })),
  }
  return new Map(
    TABLE_NAMES.flatMap((table) => {
      const columns = tables[table]?.columns
      if (!columns) return []
      const values = (plain[table] ?? []).map((row) => columns.map(({ name }) => valueOf(row[name])))
      return [[table, { columns, rows: values }] as const]
    }),
  )
}

function valueOf(value: FactValue | undefined): TableValue {
  if (value === undefined) return null
  if (typeof value === 'object') return value.join('|')
  return value
}
