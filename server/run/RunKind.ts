/** What a run is for: a first one on what is known so far, the one that settles a period, or one that corrects an earlier. */
export const RUN_KINDS = ['preliminary', 'final', 'correction'] as const
export type RunKind = (typeof RUN_KINDS)[number]

/** What is said of a run beside its figures: what it is for, what it pays, and up to which day its data was known. */
export interface RunDates {
  readonly kind: RunKind
  readonly period: string
  /** `2017-06-20`; `null` where neither the dataset nor the caller says. */
  readonly knownAt: string | null
}
