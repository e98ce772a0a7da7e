import type { ReleasedRun } from '../disclosure/releasedRun.ts'
import type { Balance } from './engine.ts'

/** How an alternative was balanced, as it may be shown. */
export type BalanceShown = Omit<Balance, 'factor' | 'residue'> & {
  readonly factor: number | null
  readonly residue: number | null
}

/** The factor is one more equation between the sums of the region: where any of them is hidden, it is too. */
export function balanceShown(balance: Balance, { region }: ReleasedRun): BalanceShown {
  return region.hidden === undefined ? balance : { ...balance, factor: null, residue: null }
}
