import type { Dialect } from './Dialect.ts'
import { quoteWord, standardDialect } from './standardDialect.ts'

const BITS = Array.from({ length: 30 }, (_, bit) => 2 ** bit)

/**
 * How SQL Server writes it, by its documentation: these statements are printed and never run here. It has no truth as a
 * value and no `bit_or`. Its databases take words that differ in case for the same, which a binary collation mends; and
 * words that differ in blanks at the end, which no collation mends as far as is known: a view must trim them.
 */
export const tsqlDialect: Dialect = {
  ...standardDialect,
  word,
  quotient: (dividend, divisor) => `((${dividend} - ${dividend} % ${divisor}) / ${divisor})`,
  asText: (sql) => `CAST(${sql} AS VARCHAR(60))`,
  sum: (sql) => `sum(CAST(${sql} AS DECIMAL(38, 6)))`,
  bitsOfAny: (sql) => `(${BITS.map((bit) => `max(${sql} & ${bit})`).join(' + ')})`,
  holds: (text, sought) => `charindex(${word(sought)}, ${text}) > 0`,
  inBars: (text) => `'|' + ${text} + '|'`,
  truth: {
    yes: '1',
    no: '0',
    of: (predicate) => `(CASE WHEN ${predicate} THEN 1 ELSE 0 END)`,
    is: (value) => `COALESCE(${value}, 0) = 1`,
  },
  plainWord: (sql) => `CAST(${sql} AS NVARCHAR(4000)) COLLATE Latin1_General_100_BIN2`,
  joined: (sql) => sql,
  // A table that a statement begins with may not be made from one of its own name.
  ownSchema: ['dbo'],
  list: (columns, rows) => `SELECT * FROM (${standardDialect.list(columns, rows)}) v (${columns.join(', ')})`,
}

function word(text: string): string {
  return `N${quoteWord(text)}`
}
