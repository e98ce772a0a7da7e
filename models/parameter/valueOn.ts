import type { IsoDate } from '../date/IsoDate.ts'

/**
 * What is in force on a date: the last that had begun, from values that stand oldest first.
 * Before the first there is none. That is for the caller to refuse, never a zero: a model must not quietly pay nothing.
 *
 * @example
 * valueOn([{ from: '2026-01-01', value: 240 }, { from: '2027-01-01', value: 250 }], '2026-07-01')?.value // => 240
 */
export function valueOn<T extends { readonly from: IsoDate }>(values: readonly T[], date: IsoDate): T | undefined {
  return values.findLast(({ from }) => from <= date)
}
