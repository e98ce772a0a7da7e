import { checkNumbers } from './checkNumbers.ts'

/** A practice's surplus a year under each of two ways of being paid, in money. */
export interface SurplusEnds {
  readonly feeForService: number
  readonly fullCapitation: number
}

/**
 * The surplus of a practice of which a share of income is capitation and the rest is fee-for-service: a straight line
 * between the two, for what a practice does is held the same.
 *
 * Source: Basu, Phillips, Song, Bitton and Landon, Health Affairs 2017;36:1599. Three points are published; that they lie on
 * a line is inferred from them.
 *
 * @param shares of capitation, 0 to 1
 * @throws MetricTrouble where there are no shares
 *
 * @example
 * blendedSurplus({ feeForService: 100, fullCapitation: 300 }, [0, 0.25, 1]) // => [100, 150, 300]
 */
export function blendedSurplus(
  { feeForService, fullCapitation }: SurplusEnds,
  shares: readonly number[],
): readonly number[] {
  checkNumbers({ shares })
  return shares.map((share) => (1 - share) * feeForService + share * fullCapitation)
}
