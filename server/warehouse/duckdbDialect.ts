import type { Dialect } from './Dialect.ts'

/** How DuckDB writes it. */
export const duckdbDialect: Dialect = {
  name: (name) => `"${name.replaceAll('"', '""')}"`,
  word: quoteWord,
  quotient: (dividend, divisor) => `(${dividend} // ${divisor})`,
  asInteger: (sql) => `CAST(${sql} AS INTEGER)`,
  asBigint: (sql) => `CAST(${sql} AS BIGINT)`,
  asWide: (sql) => `CAST(${sql} AS DECIMAL(38, 0))`,
  asText: (sql) => `CAST(${sql} AS VARCHAR)`,
  bitsOfAny: (sql) => `bit_or(${sql})`,
}

/** A plain literal knows no escape but the doubled quote. A NUL may end it early, depending on the client. */
function quoteWord(word: string): string {
  if (word.includes('\0')) throw new Error('A word with a NUL cannot be written in SQL.')
  return `'${word.replaceAll("'", "''")}'`
}
