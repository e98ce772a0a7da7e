import type { Quantities, Request } from '../../models/index.ts'

/**
 * Where the data is. It counts what a plan asks for and gives sums by clinic; rows of patients never leave it.
 * One small adapter each for DuckDB, and later PostgreSQL and Trino.
 */
export interface Warehouse {
  /**
   * Counts everything that is asked, in one read transaction.
   *
   * @throws DataError where the data cannot answer: a table that is absent, a fact of another kind, a sum beyond 2^53
   */
  count(request: Request): Promise<Quantities>
  /** The statements that `count` would send, for the data's owner to read. */
  explain(request: Request): readonly string[]
  close(): Promise<void>
}
