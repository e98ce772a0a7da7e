import type { Months } from './PeriodAmount.ts'

/**
 * The widest of some calendar periods, in the order of time: what lies within another is taken up by it. Months,
 * quarters and years never overlap by a part, so what is left covers every month once.
 *
 * @example
 * widestMonths([{ first: 201701, last: 201701 }, { first: 201701, last: 201703 }, { first: 201704, last: 201704 }])
 *   // => [{ first: 201701, last: 201703 }, { first: 201704, last: 201704 }]
 */
export function widestMonths(spans: readonly Months[]): readonly Months[] {
  const widest: Months[] = []
  for (const span of spans.toSorted((a, b) => a.first - b.first || b.last - a.last)) {
    const before = widest.at(-1)
    if (!before || before.last < span.first) widest.push({ first: span.first, last: span.last })
  }
  return widest
}
