import type { Database } from './Tables.ts'

/** Which database keeps it: the embedded one in a file, or a server. */
export type Dialect = 'sqlite' | 'postgres'

/** An open store, its schema the newest. Every room that keeps something keeps it here. */
export interface Store {
  readonly database: Database
  readonly dialect: Dialect
  readonly close: () => Promise<void>
}
