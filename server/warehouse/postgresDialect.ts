import type { Dialect } from './Dialect.ts'
import { standardDialect } from './standardDialect.ts'

/**
 * How PostgreSQL writes it. Words are compared under the collation `C`: a column may have one under which other words are
 * the same. A day without end is 99999999, one without beginning 0, and no such month exists. What is left over is taken
 * away before a quotient, for decimals are not cut. Most of a count's time goes into joining listings with patients, so
 * counts of the same rows are one statement.
 */
export const postgresDialect: Dialect = {
  ...standardDialect,
  quotient: (dividend, divisor) => `((${dividend} - ${dividend} % ${divisor}) / ${divisor})`,
  asText: (sql) => `CAST(${sql} AS TEXT)`,
  bitsOfAny: (sql) => `bit_or(${sql})`,
  plainWord: (sql) => `CAST(${sql} AS TEXT) COLLATE "C"`,
  dayNumber: (sql) =>
    `CASE WHEN ${sql} = 'infinity' THEN 99999999 WHEN ${sql} = '-infinity' THEN 0 ` +
    `WHEN ${sql} IS NOT NULL THEN ${part('year', sql)} * 10000 + ${part('month', sql)} * 100 + ${part('day', sql)} END`,
  monthNumber: (sql) =>
    `CASE WHEN isfinite(${sql}) THEN ${part('year', sql)} * 100 + ${part('month', sql)} WHEN ${sql} IS NOT NULL THEN 0 END`,
  inlined: 'AS NOT MATERIALIZED',
  kept: 'AS MATERIALIZED',
  groupings: { endsRows: 'OFFSET 0', sorts: false },
}

function part(name: string, date: string): string {
  return `CAST(extract(${name} FROM ${date}) AS INTEGER)`
}
