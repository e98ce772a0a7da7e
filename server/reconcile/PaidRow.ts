import { dateOf, dayOf, type Day, type Months, type PeriodAmount } from '../../models/index.ts'

/** A row of the table `paid`, in whole öre. */
export interface PaidRow extends PeriodAmount {
  /** The day on which it became known; absent where the table does not say. */
  readonly knownAt?: Day | undefined
}

/** The rows that were known on a day; without a day all of them. A row that does not say counts as always known. */
export function knownOn(rows: readonly PaidRow[], day: Day | undefined): readonly PaidRow[] {
  return day === undefined ? rows : rows.filter(({ knownAt = 0 }) => knownAt <= day)
}

/** The rows that became known after a day. */
export function knownAfter(rows: readonly PaidRow[], day: Day): readonly PaidRow[] {
  return rows.filter(({ knownAt = 0 }) => knownAt > day)
}

/** The rows that are of a period, or of a part of it. */
export function inPeriod(rows: readonly PaidRow[], { first, last }: Months): readonly PaidRow[] {
  return rows.filter((row) => row.first <= last && row.last >= first)
}

/** Up to which day what was read is known: the latest of the rows and of the dataset's own day; `null` where neither says. */
export function lastKnown(rows: readonly PaidRow[], asOf: string | undefined): string | null {
  const latest = rows.reduce((last, { knownAt = 0 }) => Math.max(last, knownAt), asOf === undefined ? 0 : dayOf(asOf))
  return latest === 0 ? null : dateOf(latest)
}
