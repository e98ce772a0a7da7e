/**
 * The product of two decimals as they are written, exactly: what binary numbers would blur (`0.1 × 3`) is a figure that
 * a document pays from.
 *
 * @example
 * multiplyDecimals('220', '0.90') // => '198'
 * multiplyDecimals('-0.1', '3') // => '-0.3'
 */
export function multiplyDecimals(one: string, other: string): string {
  const [left, right] = [decimalOf(one), decimalOf(other)]
  return write(left.digits * right.digits, left.decimals + right.decimals)
}

function decimalOf(text: string): { readonly digits: bigint; readonly decimals: number } {
  const [whole = '0', decimals = ''] = text.split('.')
  return { digits: BigInt(whole + decimals), decimals: decimals.length }
}

function write(digits: bigint, decimals: number): string {
  const sign = digits < 0n ? '-' : ''
  const all = String(digits < 0n ? -digits : digits).padStart(decimals + 1, '0')
  const whole = all.slice(0, all.length - decimals)
  const fraction = all.slice(all.length - decimals).replace(/0+$/, '')
  return sign + (fraction === '' ? whole : `${whole}.${fraction}`)
}
