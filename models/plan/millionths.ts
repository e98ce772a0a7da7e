import { RowsTrouble } from './RowsTrouble.ts'

/** Below this a product with a million is nearer to the right whole number than to any other. */
const PLAIN = 2 ** 51

/** The largest whole number up to which none is skipped. */
const MOST = 2n ** 53n

const MILLION = 1_000_000n

/**
 * A delivered number as millionths: it has at most six decimals, so they are whole, and sums of them are exact. A large one is
 * read by its digits, for a product with a million would be rounded.
 *
 * @example
 * millionths(0.1) // => 100000n
 * millionths(250000000000000.25) // => 250000000000000250000n
 * millionths(-250000000000000.25) // => -250000000000000250000n
 */
export function millionths(value: number): bigint {
  const near = value * 1_000_000
  if (Math.abs(near) < PLAIN) return BigInt(Math.round(near))
  const [whole = '', decimals = ''] = String(value).split('.')
  if (!/^-?\d+$/.test(whole)) throw tooLarge(String(value))
  return BigInt(`${whole}${decimals.slice(0, 6).padEnd(6, '0')}`)
}

/**
 * The number that millionths are, or the nearest where it has decimals; one whose digits go beyond 2^53 is refused, as a warehouse
 * refuses it, for it would be rounded.
 *
 * @example
 * fromMillionths(1000000000000001000000n) // => 1000000000000001
 * fromMillionths(100000n) // => 0.1
 * fromMillionths(10000000000000001000000n) // throws 'beyond 2^53'
 */
export function fromMillionths(value: bigint): number {
  if (value >= -MOST && value <= MOST) return Number(value) / 1_000_000
  const size = value < 0n ? -value : value
  const text = `${value < 0n ? '-' : ''}${size / MILLION}.${String(size % MILLION).padStart(6, '0')}`.replace(
    /\.?0+$/,
    '',
  )
  const digits = BigInt(text.replace('.', ''))
  if (digits > MOST || digits < -MOST) throw tooLarge(text)
  return Number(text)
}

function tooLarge(value: string): RowsTrouble {
  return new RowsTrouble(
    `A number or a sum is ${value}, which is beyond 2^53 in its smallest unit and cannot be kept exactly. Deliver the measure with fewer decimals.`,
  )
}
