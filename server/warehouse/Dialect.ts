/**
 * What SQL engines write differently. Everything else that is generated means the same in each: whole numbers, exact
 * decimals, words and days as whole numbers; no quotient but of whole numbers, no `avg`, no floating point.
 *
 * A *predicate* stands where a condition may stand, and is never unknown; a *truth* is a value of a column, yes or no.
 * Some engines do not let one stand for the other.
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
  /** A number with so many decimals, and as many digits as the engine has. */
  readonly asDecimal: (sql: string, decimals: number) => string
  /** A number as text, every digit of it; a whole number as its digits. */
  readonly asText: (sql: string) => string
  /** A sum of whole numbers or decimals that does not overflow where the values are many. */
  readonly sum: (sql: string) => string
  /** The bits that any of the rows has; of whole numbers below 2^30. */
  readonly bitsOfAny: (sql: string) => string
  /** Does a text hold a word? */
  readonly holds: (text: string, word: string) => string
  /** A text between two bars. */
  readonly inBars: (text: string) => string
  readonly truth: Truth
  /** A word as it is compared and grouped everywhere: letter by letter, by no language's rules. */
  readonly plainWord: (sql: string) => string
  /** A date as the whole number 20260131. */
  readonly dayNumber: (sql: string) => string
  /** The month of a date as the whole number 202601. */
  readonly monthNumber: (sql: string) => string
  /** A list of words as one text with bars between. */
  readonly joined: (sql: string) => string
  /** Rows that stand in the statement, as one of the tables that it begins with. */
  readonly list: (columns: readonly string[], rows: readonly (readonly number[])[]) => string
  /** How a table that a statement begins with is bound to its name, where it should not be kept apart. */
  readonly inlined: string
  /** How one is bound whose columns should be computed once, and not again in each place where they are read. */
  readonly kept: string
  /**
   * Where one statement that groups the same rows in several ways is quicker than one for each way: what ends the subquery of
   * these rows, so that their values are computed before they are grouped; and whether the engine sorts its answer quicker than
   * we, in an order that is most often ours.
   */
  readonly groupings?: { readonly endsRows: string; readonly sorts: boolean } | undefined
  /** The schema in which tables are that are named without one, where the engine must be told. */
  readonly ownSchema: readonly string[]
}

/** Yes and no. */
interface Truth {
  readonly yes: string
  readonly no: string
  /** A predicate as a value. */
  readonly of: (predicate: string) => string
  /** A predicate that a value is yes; no where it is missing. */
  readonly is: (value: string) => string
}
