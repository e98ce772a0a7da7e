import type { Rounding } from '../../../models/index.ts'
import { decimalText } from '../../dataset/decimalText.ts'

/** A quotient of whole numbers, the divisor above 0: exact where a double is not. */
export interface Ratio {
  readonly num: bigint
  readonly den: bigint
}

/**
 * A number as it was written: 12.5 is 125 / 10. A twelfth and its like, by which yearly rates come to months, are themselves.
 *
 * @example
 * ratioOf(12.5) // => { num: 25n, den: 2n }
 * ratioOf(1 / 12) // => { num: 1n, den: 12n }
 */
export function ratioOf(value: number): Ratio {
  const inverse = Math.round(1 / value)
  if (!Number.isInteger(value) && Math.abs(inverse) <= MOST_PARTS && 1 / inverse === value)
    return inverse < 0 ? { num: -1n, den: BigInt(-inverse) } : { num: 1n, den: BigInt(inverse) }
  const [whole = '0', decimals = ''] = decimalText(value).split('.')
  return reduced(BigInt(whole + decimals), 10n ** BigInt(decimals.length))
}

const MOST_PARTS = 1000

export const add = (a: Ratio, b: Ratio): Ratio => reduced(a.num * b.den + b.num * a.den, a.den * b.den)
export const subtract = (a: Ratio, b: Ratio): Ratio => reduced(a.num * b.den - b.num * a.den, a.den * b.den)
export const multiply = (a: Ratio, b: Ratio): Ratio => reduced(a.num * b.num, a.den * b.den)

/** The quotient; nothing by zero. */
export function divide(a: Ratio, b: Ratio): Ratio | undefined {
  if (b.num === 0n) return undefined
  const sign = b.num < 0n ? -1n : 1n
  return reduced(a.num * b.den * sign, a.den * b.num * sign)
}

export const isLess = (a: Ratio, b: Ratio): boolean => a.num * b.den < b.num * a.den

/**
 * Rounded as a model declares it. What is within 10⁻⁹ of a tie or of a multiple is that (`models/payout/roundTo.ts`).
 *
 * @example
 * roundRatio(ratioOf(2.05), { to: 0.1, how: 'half_away' }) // => { num: 21n, den: 10n }
 */
export function roundRatio(value: Ratio, { to, how }: Rounding): Ratio {
  const step = ratioOf(to)
  const { num, den } = divide(value, step) as Ratio
  const below = floor(num, den)
  // What is left over, and how far from a tie or a multiple still is it: both in thousand-millionths of 1 / den.
  const rest = (num - below * den) * THOUSAND_MILLION
  const near = num < 0n ? (-num > den ? -num : den) : num > den ? num : den
  const whole = den * THOUSAND_MILLION
  const isAbove = (): boolean => {
    if (how === 'up') return true
    if (how === 'down') return false
    const past = 2n * rest - whole
    if (past > 2n * near || past < -2n * near) return past > 0n
    if (how === 'half_even') return below % 2n !== 0n
    return how === 'half_up' || below >= 0n
  }
  const steps = rest <= near ? below : whole - rest <= near ? below + 1n : isAbove() ? below + 1n : below
  return multiply({ num: steps, den: 1n }, step)
}

const THOUSAND_MILLION = 1_000_000_000n

function floor(num: bigint, den: bigint): bigint {
  const cut = num / den
  return num % den < 0n ? cut - 1n : cut
}

/**
 * The least whole number that two are parts of.
 *
 * @example
 * commonOf(4n, 6n) // => 12n
 */
export function commonOf(a: bigint, b: bigint): bigint {
  return (a / greatest(a, b)) * b
}

function reduced(num: bigint, den: bigint): Ratio {
  const by = greatest(num < 0n ? -num : num, den)
  return { num: num / by, den: den / by }
}

function greatest(a: bigint, b: bigint): bigint {
  return b === 0n ? (a === 0n ? 1n : a) : greatest(b, a % b)
}
