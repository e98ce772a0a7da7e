/**
 * A share of the region's money as it may be shown: to whole per cent, as the page writes it. To six decimals it is, times the total,
 * the sum of some lines to the krona, and less those that are shown it is the line of three patients that is not. All and nothing
 * are told from nearly so.
 *
 * @example
 * shareShown(0.412345) // => 0.41
 * shareShown(0.000012) // => 0.01
 * shareShown(null) // => null
 */
export function shareShown(share: number | null): number | null {
  if (share === null || share === 0 || share === 1) return share
  return Math.min(99, Math.max(1, Math.round(share * 100))) / 100
}
