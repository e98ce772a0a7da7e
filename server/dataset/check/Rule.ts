import type { RowFault } from './Findings.ts'
import type { TableName } from '../tables.ts'

/** What must hold between rows: the rows where it does not, and what to say of one. */
export interface Rule extends RowFault {
  readonly table: TableName
  /** Gives `#file`, `#row` and the value of each row that is wrong. */
  readonly wrongRows: string
}
