import type { Delivered } from '../../models/index.ts'
import type { Warehouse } from '../warehouse/Warehouse.ts'
import type { Description } from './Description.ts'
import type { StoredColumn, TableName } from './tables.ts'

/** An imported dataset that has been opened: where to count, and what is known of it. */
export interface Dataset {
  readonly warehouse: Warehouse
  readonly description: Description
  /** Of the tables' content, whatever the files' format and the order of rows. */
  readonly hash: string
  readonly has: (table: TableName) => boolean
  /** The columns of a table; none where the dataset lacks it. */
  readonly columns: (table: TableName) => readonly StoredColumn[]
  /** What it delivers, as far as models name it: read once, when it was opened. */
  readonly delivered: Delivered
  /**
   * Of data in a database that has it, what was paid: clinic, payment, period, the sum of the amounts, the day on which it became known
   * and an amount with parts of an öre, as text. Of stored data it is read from its file.
   */
  readonly paid?: () => Promise<readonly (readonly (string | undefined)[])[]>
}
