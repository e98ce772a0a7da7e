import type { ClinicChange } from './changesOf.ts'

/** Where a clinic stands: the change counts only beyond the threshold. */
export type Side = 'gain' | 'loss' | 'alike'

/** A change within ±0.5 per cent counts as alike. */
export const ALIKE_PERCENT = 0.5

/** Who gains, who loses, and how much money moves, in öre. */
export interface WinnersAndLosers {
  readonly gaining: number
  readonly losing: number
  readonly alike: number
  /** What all those who get more get more, whatever the threshold: at the same total, the money that moves. */
  readonly moved: number
  /** The change of the whole. */
  readonly change: number
  /** Who gains most in per cent, and who loses most; nobody where nobody does. */
  readonly most: ClinicChange | undefined
  readonly least: ClinicChange | undefined
}

/**
 * Whether a change is a gain, a loss, or too small to be either. Where nothing was paid before there is no per cent,
 * and any change counts.
 *
 * @example
 * sideOf({ change: -49_00, percent: -0.49 }, 0.5) // => 'alike'
 * sideOf({ change: -51_00, percent: -0.51 }, 0.5) // => 'loss'
 * sideOf({ change: 1, percent: null }, 0.5) // => 'gain'
 */
export function sideOf({ change, percent }: Pick<ClinicChange, 'change' | 'percent'>, threshold: number): Side {
  if (change === 0 || (percent !== null && Math.abs(percent) <= threshold)) return 'alike'
  return change > 0 ? 'gain' : 'loss'
}

/** Counts the clinics on each side of the threshold, in per cent. */
export function winnersAndLosers(changes: readonly ClinicChange[], threshold = ALIKE_PERCENT): WinnersAndLosers {
  const count: Record<Side, number> = { gain: 0, loss: 0, alike: 0 }
  let [moved, change] = [0, 0]
  let most: ClinicChange | undefined
  let least: ClinicChange | undefined
  for (const one of changes) {
    count[sideOf(one, threshold)] += 1
    moved += Math.max(0, one.change)
    change += one.change
    if (one.percent === null) continue
    if (one.percent > (most?.percent ?? 0)) most = one
    if (one.percent < (least?.percent ?? 0)) least = one
  }
  return { gaining: count.gain, losing: count.loss, alike: count.alike, moved, change, most, least }
}
