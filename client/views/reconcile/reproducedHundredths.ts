/**
 * A share of the money in whole hundredths of a per cent, never rounded up: 10,000 is every öre.
 *
 * @example
 * reproducedHundredths(0.999999) // => 9999
 * reproducedHundredths(-19.4) // => -194000
 */
export function reproducedHundredths(share: number): number {
  // The server sends six decimals: a millionth of a step is what doubles cannot hold.
  return Math.floor(share * 10_000 + 1e-6)
}
