import { FACTS } from '../../models/index.ts'
import type { TableForm } from '../contract/upload.ts'
import { hasFacts, OWNERS_OF_COSTS, standardColumns, type TableName, TABLE_NAMES } from '../dataset/tables.ts'

/** Columns of which one says what is needed: a date says its month. */
const ONE_OF: Readonly<Partial<Record<TableName, readonly string[]>>> = {
  contacts: ['month', 'date'],
  costs: OWNERS_OF_COSTS,
}

/** The tables that a file can fill, each with the columns that the program knows. */
export function tableForms(): readonly TableForm[] {
  return TABLE_NAMES.map((table) => {
    const oneOf = ONE_OF[table] ?? []
    const standard = standardColumns(table).map(({ name, required = false }) => ({
      name,
      required: required && !oneOf.includes(name),
    }))
    const facts = FACTS.filter((fact) => fact.table === table && !standard.some(({ name }) => name === fact.name)).map(
      ({ name, words }) => ({ name, required: false, ...(words === undefined ? {} : { words: [...words] }) }),
    )
    // The list of a patient who never changes it, in place of `listings`.
    const list = table === 'patients' ? [{ name: 'clinic', required: false }] : []
    return { table, columns: [...standard, ...list, ...facts], oneOf: [...oneOf], hasFacts: hasFacts(table) }
  })
}
