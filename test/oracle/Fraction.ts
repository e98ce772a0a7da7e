/** An exact number, in lowest terms; `under` is positive. The oracle knows no other kind of number. */
export interface Fraction {
  readonly over: bigint
  readonly under: bigint
}

export const ZERO: Fraction = { over: 0n, under: 1n }
export const ONE: Fraction = { over: 1n, under: 1n }

/**
 * @example
 * fraction(6n, -4n) // => { over: -3n, under: 2n }
 */
export function fraction(over: bigint, under = 1n): Fraction {
  if (under === 1n) return { over, under }
  if (under === 0n) throw new Error('A fraction has no zero below the line.')
  const divisor = greatestCommonDivisor(over < 0n ? -over : over, under < 0n ? -under : under)
  const sign = under < 0n ? -1n : 1n
  return { over: (sign * over) / divisor, under: (sign * under) / divisor }
}

/**
 * The number as it is written: 0.1 is a tenth, not the double nearest to it.
 *
 * @example
 * exactly(1.25) // => { over: 5n, under: 4n }
 */
export function exactly(number: number): Fraction {
  if (Number.isSafeInteger(number)) return { over: BigInt(number), under: 1n }
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(number))
  if (!match) throw new Error(`${number} is not a number with decimals.`)
  const [, sign = '', whole = '', decimals = '', exponent = '0'] = match
  const digits = BigInt(sign + whole + decimals)
  const scale = Number(exponent) - decimals.length
  return scale >= 0 ? fraction(digits * 10n ** BigInt(scale)) : fraction(digits, 10n ** BigInt(-scale))
}

export function add(a: Fraction, b: Fraction): Fraction {
  return fraction(a.over * b.under + b.over * a.under, a.under * b.under)
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return fraction(a.over * b.under - b.over * a.under, a.under * b.under)
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return fraction(a.over * b.over, a.under * b.under)
}

/** The caller has made sure that `b` is not zero. */
export function divide(a: Fraction, b: Fraction): Fraction {
  return fraction(a.over * b.under, a.under * b.over)
}

export function negate(a: Fraction): Fraction {
  return { over: -a.over, under: a.under }
}

export function magnitude(a: Fraction): Fraction {
  return a.over < 0n ? negate(a) : a
}

/** Below zero, zero or above it, as `a` is less than, equal to or greater than `b`: exactly, without tolerance. */
export function order(a: Fraction, b: Fraction): number {
  const difference = a.over * b.under - b.over * a.under
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export function least(a: Fraction, b: Fraction): Fraction {
  return order(a, b) <= 0 ? a : b
}

export function greatest(a: Fraction, b: Fraction): Fraction {
  return order(a, b) >= 0 ? a : b
}

/**
 * The greatest whole number that is not above it.
 *
 * @example
 * floor(fraction(-1n, 2n)) // => -1n
 */
export function floor(a: Fraction): bigint {
  const towardsZero = a.over / a.under
  return a.over < 0n && a.over % a.under !== 0n ? towardsZero - 1n : towardsZero
}

export function total(numbers: readonly Fraction[]): Fraction {
  return numbers.reduce(add, ZERO)
}

/** For messages and rough looks only; no payout is computed with it. */
export function roughly(a: Fraction): number {
  return Number(a.over) / Number(a.under)
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b]
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller]
  return larger === 0n ? 1n : larger
}
