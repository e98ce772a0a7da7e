import type { Dialect } from './Dialect.ts'

/** What most engines write in the same way: DuckDB, PostgreSQL and Trino. Each adds its own. */
export const standardDialect = {
  name: (name) => `"${name.replaceAll('"', '""')}"`,
  word: quoteWord,
  asInteger: (sql) => `CAST(${sql} AS INTEGER)`,
  asBigint: (sql) => `CAST(${sql} AS BIGINT)`,
  asWide: (sql) => `CAST(${sql} AS DECIMAL(38, 0))`,
  asDecimal: (sql, decimals) => `CAST(${sql} AS DECIMAL(38, ${decimals}))`,
  asText: (sql) => `CAST(${sql} AS VARCHAR)`,
  sum: (sql) => `sum(${sql})`,
  holds: (text, word) => `position(${quoteWord(word)} IN ${text}) > 0`,
  inBars: (text) => `'|' || ${text} || '|'`,
  truth: { yes: 'TRUE', no: 'FALSE', of: (predicate) => `(${predicate})`, is: (value) => `COALESCE(${value}, FALSE)` },
  dayNumber: (sql) => `CAST(year(${sql}) * 10000 + month(${sql}) * 100 + day(${sql}) AS INTEGER)`,
  monthNumber: (sql) => `CAST(year(${sql}) * 100 + month(${sql}) AS INTEGER)`,
  joined: (sql) => `array_to_string(${sql}, '|')`,
  list: (_, rows) => `VALUES ${rows.map((row) => `(${row.join(', ')})`).join(', ')}`,
  inlined: 'AS',
  kept: 'AS',
  ownSchema: [],
} as const satisfies Partial<Dialect>

/** A plain literal knows no escape but the doubled quote. A NUL may end it early, depending on the client. */
export function quoteWord(word: string): string {
  if (word.includes('\0')) throw new Error('A word with a NUL cannot be written in SQL.')
  return `'${word.replaceAll("'", "''")}'`
}
