import type { Count, Quantities, Request, Window } from '../../models/index.ts'
import type { Dialect } from './Dialect.ts'
import type { Statement } from './Statement.ts'

/** Where the data is. It counts what a plan asks for and gives sums by clinic; rows of patients never leave it. */
export interface Warehouse {
  /**
   * Counts everything that is asked, in one read transaction.
   *
   * @throws DataError where the data cannot answer: a table that is absent, a fact of another kind, a sum beyond 2^53
   * @throws WarehouseTrouble where a database cannot be asked
   */
  count(request: Request): Promise<Quantities>
  /** The statements that `count` would send, for the data's owner to read; or as another engine would be asked. */
  explain(request: Request, dialect?: Dialect): readonly Statement[]
  /** Are groups of this count cells that may not leave? Then it is asked as a sum with the rates in it. Absent where all may. */
  readonly stays?: ((count: Count, windows: readonly Window[]) => boolean) | undefined
  close(): Promise<void>
  /** Of a database that others may change at any time: what it is, for it cannot be hashed. */
  readonly live?: { readonly engine: string }
}
