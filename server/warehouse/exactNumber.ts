import { DataError } from '../dataset/DataProblem.ts'

/**
 * A number that left SQL exactly, as the JavaScript number that is exactly the same, or as near as any number with 15
 * digits is. Whole numbers and the digits of decimals go up to 2^53; what is beyond is refused, for it would be rounded.
 *
 * @example
 * exactNumber('1234.50') // => 1234.5
 */
export function exactNumber(value: number | bigint | string): number {
  if (typeof value === 'number') return value
  const digits = typeof value === 'bigint' ? value : wholeOf(value)
  if (digits > MOST || digits < -MOST) throw tooLarge(String(value))
  return Number(value)
}

const MOST = 2n ** 53n

/** A decimal of PostgreSQL may be `NaN` or `Infinity`, and a sum with one is. */
function wholeOf(decimal: string): bigint {
  try {
    return BigInt(digitsOf(decimal))
  } catch {
    throw new DataError([
      {
        code: 'not-a-number',
        file: 'the sums of the dataset',
        value: decimal,
        message: `A number, or a sum of numbers, is \`${decimal}\`.`,
        hint: 'Give a view where what is no number is missing.',
      },
    ])
  }
}

/** The digits of a decimal without its point and without the zeros that end it. */
function digitsOf(decimal: string): string {
  const trimmed = decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal
  return trimmed.replace('.', '')
}

/** A sum that cannot leave the warehouse as it is. */
export function tooLarge(value: string): DataError {
  return new DataError([
    {
      code: 'too-large',
      file: 'the sums of the dataset',
      value,
      message: `A sum is ${value}, which is beyond 2^53 in its smallest unit and cannot be kept exactly.`,
      hint: 'Deliver the measure with fewer decimals.',
    },
  ])
}
