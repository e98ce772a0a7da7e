import type { Dialect } from './Dialect.ts'
import { duckdbDialect } from './duckdbDialect.ts'
import { postgresDialect } from './postgresDialect.ts'
import { trinoDialect } from './trinoDialect.ts'
import { tsqlDialect } from './tsqlDialect.ts'

/** An engine for which statements are printed. */
export interface PrintedFor {
  readonly label: string
  readonly dialect: Dialect
  /** Do the tests run such statements? Those of the others are written by their engines' documentation. */
  readonly isRun: boolean
}

/** Every engine for which statements are printed, as `--dialect` names it. */
export const DIALECTS: Readonly<Record<string, PrintedFor>> = {
  duckdb: { label: 'DuckDB', dialect: duckdbDialect, isRun: true },
  postgresql: { label: 'PostgreSQL', dialect: postgresDialect, isRun: true },
  trino: { label: 'Trino', dialect: trinoDialect, isRun: false },
  tsql: { label: 'SQL Server (T-SQL)', dialect: tsqlDialect, isRun: false },
}
