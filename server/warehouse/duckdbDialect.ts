import type { Dialect } from './Dialect.ts'
import { standardDialect } from './standardDialect.ts'

/** How DuckDB writes it. */
export const duckdbDialect: Dialect = {
  ...standardDialect,
  quotient: (dividend, divisor) => `(${dividend} // ${divisor})`,
  bitsOfAny: (sql) => `bit_or(${sql})`,
  groupings: { endsRows: '', sorts: true },
  plainWord: (sql) => `CAST(${sql} AS VARCHAR)`,
}
