import { median, medianAbsoluteDeviation } from 'simple-statistics'
import type { MonthCount } from './QualityReport.ts'

/** A month in which a clinic has far more or far fewer rows than in its others. */
export interface Outlier extends MonthCount {
  /** Between which the clinic's months lie otherwise. */
  readonly low: number
  readonly high: number
}

/** Fewer months than these do not tell what is usual. */
const FEWEST_MONTHS = 6
/** How far from the median, in its robust standard deviations: few months of a year lie beyond by chance. */
const FAR = 5
/** Makes the median absolute deviation of a normal distribution its standard deviation. */
const NORMAL = 1.4826

/**
 * Months that are outliers by median and median absolute deviation (Iglewicz and Hoaglin 1993), which a few wrong months
 * do not move. Counts vary by chance as their square root, so that nothing nearer than that is called far.
 */
export function outliersOf(counts: readonly MonthCount[]): readonly Outlier[] {
  const series = Map.groupBy(counts, ({ table, clinic }) => `${table} ${clinic}`)
  return [...series.values()].flatMap((months) => {
    if (months.length < FEWEST_MONTHS) return []
    const rows = months.map((month) => month.rows)
    const usual = median(rows)
    const spread = Math.max(NORMAL * medianAbsoluteDeviation(rows), Math.sqrt(usual), 1)
    const [low, high] = [Math.max(0, Math.ceil(usual - FAR * spread)), Math.floor(usual + FAR * spread)]
    return months.filter((month) => month.rows < low || month.rows > high).map((month) => ({ ...month, low, high }))
  })
}
