/** What is this near to half an öre, in öre, is the half; the rest is what doubles cannot hold at that edge. */
const TIE = 1e-3
const slack = (ore: number): number => 1e-8 + ore * 1e-13

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
  const rounded = ore - below >= 0.5 - TIE - slack(ore) ? below + 1 : below
  if (rounded > Number.MAX_SAFE_INTEGER) throw new RangeError('An amount is too large to be paid to the öre.')
  return amount < 0 && rounded !== 0 ? -rounded : rounded
}
