import type { Dialect } from '../Dialect.ts'
import { tooLarge } from '../exactNumber.ts'
import { commonOf, divide, multiply, type Ratio } from './Ratio.ts'

/**
 * A value of each row in SQL. A number is a whole number over a divisor that is known here; truth is 1 or 0; what has no answer is
 * missing, as no engine confuses it. `same`: one number for all rows, or no answer for any.
 */
export type Amount =
  | { readonly is: 'same'; readonly value: Ratio | undefined; readonly level: 0 }
  | { readonly is: 'number'; readonly sql: string; readonly den: bigint; readonly level: number }
  | { readonly is: 'word'; readonly sql: string; readonly level: number }

export type NumberAmount = Extract<Amount, { is: 'number' }>

/** One number for all rows. */
export const same = (value: Ratio | undefined): Amount => ({ is: 'same', value, level: 0 })

/** What has more digits is refused before it is asked: 38 is what the narrowest engine has. */
const MOST_DIGITS = 38

/** A whole number as a literal as wide as the engine has. */
export function wide(value: bigint, { asWide }: Dialect): string {
  if (String(value < 0n ? -value : value).length > MOST_DIGITS) throw tooLarge('too many digits')
  return asWide(String(value))
}

/** A number that SQL can compute with; missing where there is no answer. */
export function inSql(amount: Amount, dialect: Dialect): NumberAmount {
  if (amount.is === 'word') throw new Error('A word is no number.')
  if (amount.is === 'number') return amount
  const { value } = amount
  if (!value) return { is: 'number', sql: dialect.asWide('NULL'), den: 1n, level: 0 }
  return { is: 'number', sql: wide(value.num, dialect), den: value.den, level: 0 }
}

/** Numbers over one divisor, and the divisor. */
export function alike(
  amounts: readonly Amount[],
  dialect: Dialect,
): { readonly sql: readonly string[]; readonly den: bigint } {
  const numbers = amounts.map((one) => inSql(one, dialect))
  const den = numbers.reduce((common, one) => commonOf(common, one.den), 1n)
  const sql = numbers.map((one) => (one.den === den ? one.sql : `${one.sql} * ${wide(den / one.den, dialect)}`))
  return { sql, den }
}

/** A number of each row × one for all. */
export function timesSame(amount: NumberAmount, by: Ratio, dialect: Dialect): NumberAmount {
  // What the factor has in common with the divisor is taken out, so that no digits are lost to it.
  const factor = multiply(by, { num: 1n, den: amount.den })
  return { ...amount, sql: `${amount.sql} * ${wide(factor.num, dialect)}`, den: factor.den }
}

/** A number of each row over one for all. */
export function overSame(amount: NumberAmount, by: Ratio, dialect: Dialect): Amount {
  const inverse = divide({ num: 1n, den: 1n }, by)
  return inverse ? timesSame(amount, inverse, dialect) : same(undefined)
}
