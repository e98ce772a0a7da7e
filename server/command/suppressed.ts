import type { DisclosureRules } from '../../models/index.ts'
import type { Cell, Table } from './Table.ts'

/** Why an amount of a released table is empty. */
export const SUPPRESSED = 'rests on few or on nearly one, or would give away an amount that does'

/** A table with a column that says why an amount is empty, where amounts are controlled. */
export function withSuppressed(
  table: Table,
  rules: DisclosureRules | undefined,
  isHidden: (row: readonly Cell[]) => boolean,
): Table {
  if (rules?.payouts !== 'controlled') return table
  return {
    columns: [...table.columns, { name: 'suppressed', type: 'word' }],
    rows: table.rows.map((row) => [...row, isHidden(row) ? SUPPRESSED : null]),
  }
}
