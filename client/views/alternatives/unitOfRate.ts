import type { Rate } from '../../../server/contract/model.ts'

/**
 * The unit of a rate as it is shown. Shares, weights and factors all come as `share`; only what cannot exceed the whole
 * is written in per cent, and the others as the plain numbers they are in print.
 */
export function unitOfRate({ unit, range }: Rate): string {
  return unit === 'share' && (range === null || range[1] > 1) ? '' : unit
}
