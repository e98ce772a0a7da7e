/**
 * What SQL engines write differently. Everything else that is generated means the same in each: whole numbers, exact
 * decimals, words and days as whole numbers; no quotient but of whole numbers, no `avg`, no floating point.
 */
export interface Dialect {
  /** A table or column, whatever characters are in it. */
  readonly name: (name: string) => string
  /** A word as a literal, whatever characters are in it. */
  readonly word: (word: string) => string
  /** The whole quotient of two whole numbers that are not negative. */
  readonly quotient: (dividend: string, divisor: string) => string
  readonly asInteger: (sql: string) => string
  readonly asBigint: (sql: string) => string
  /** A whole number so wide that its product with any decimal has room. */
  readonly asWide: (sql: string) => string
  /** A number as text, every digit of it; a whole number as its digits. */
  readonly asText: (sql: string) => string
  /** The bits that any of the rows has. */
  readonly bitsOfAny: (sql: string) => string
}
