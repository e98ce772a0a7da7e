import { strangersOf } from '../check/keepStrangers.ts'
import type { ImportEngine } from '../ImportEngine.ts'
import type { Problems } from '../Problems.ts'
import type { Typed } from '../typeTable.ts'
import { tellColumn } from './tellPersonalNumbers.ts'

/**
 * Names the tables whose patients hold a personal number, where these were not looked for as the table was read: patients of
 * the table of patients have none, so it can only be one whom nobody knows.
 */
export async function tellPersonalStrangers(
  tables: readonly Typed[],
  telling: { readonly engine: ImportEngine; readonly problems: Problems },
): Promise<void> {
  for (const { table, files } of tables.filter(({ arePatientsUnchecked }) => arePatientsUnchecked === true)) {
    const rows = `SELECT "#file", "#row", '' FROM ${strangersOf(table)} WHERE has_personal(patient)`
    await tellColumn({ table, files, name: 'patient', rows }, telling)
  }
}
