import type { Dialect } from './Dialect.ts'
import { standardDialect } from './standardDialect.ts'

/** How Trino writes it, by its documentation: these statements are printed and never run here. */
export const trinoDialect: Dialect = {
  ...standardDialect,
  // Whole numbers are cut, decimals would be rounded: what is left over is taken away first.
  quotient: (dividend, divisor) => `((${dividend} - ${dividend} % ${divisor}) / ${divisor})`,
  // A sum of BIGINT overflows instead of widening.
  sum: (sql) => `sum(CAST(${sql} AS DECIMAL(38, 6)))`,
  bitsOfAny: (sql) => `bitwise_or_agg(${sql})`,
  plainWord: (sql) => `CAST(${sql} AS VARCHAR)`,
  joined: (sql) => `array_join(${sql}, '|')`,
}
