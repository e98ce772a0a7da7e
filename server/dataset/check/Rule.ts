import type { RowFault } from './Findings.ts'
import type { TableName } from '../tables.ts'

/** What must hold between rows: the rows where it does not, and what to say of one. */
export interface Rule extends RowFault {
  readonly table: TableName
  /** Gives `#file`, `#row` and the value of each row that is wrong. */
  readonly wrongRows: string
  /** Each gives a row only where a row may be wrong, and they are asked first, in their order, where that is several times faster. */
  readonly suspects?: readonly string[]
}
