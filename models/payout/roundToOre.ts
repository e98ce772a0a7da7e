/** What is this near to half an öre, in öre, is the half. */
const TIE = 1e-3

/**
 * An amount in whole hundredths of the currency, half away from zero. Everything that is paid is rounded here, once.
 *
 * @throws RangeError for an amount too large to be exact
 * @example
 * roundToOre(1.005) // => 101
 */
export function roundToOre(amount: number): number {
  const ore = Math.abs(amount) * 100
  const below = Math.floor(ore)
  const rounded = ore - below >= 0.5 - TIE ? below + 1 : below
  if (rounded > Number.MAX_SAFE_INTEGER) throw new RangeError('An amount is too large to be paid to the öre.')
  return amount < 0 && rounded !== 0 ? -rounded : rounded
}
