const QUARTERS = [4, 3, 2, 1] as const

/**
 * The period that files of counts are to be paid for: the one that is wanted where they have all of its months, else the longest and
 * last that they have.
 *
 * @example
 * countedPeriod(['a;2026-01;4', 'a;2026-02;4'], '2026-01') // => '2026-01'
 * countedPeriod(['a;2026-01;4', 'a;2026-02;4'], '2017') // => '2026-02'
 * countedPeriod(['a;2026-01;4', 'a;2026-02;4', 'a;2026-03;4'], '2026') // => '2026-Q1'
 * countedPeriod(['clinic;month;n'], '2017') // => '2017'
 */
export function countedPeriod(texts: readonly string[], wanted: string): string {
  const months = new Set(texts.flatMap((text) => text.match(/\b\d{4}-(?:0[1-9]|1[0-2])\b(?!-)/g) ?? []))
  const latest = [...months].toSorted().at(-1)
  if (latest === undefined || monthsOf(wanted).every((month) => months.has(month))) return wanted
  const year = latest.slice(0, 4)
  const longest = [year, ...QUARTERS.map((quarter) => `${year}-Q${quarter}`)].find((period) =>
    monthsOf(period).every((month) => months.has(month)),
  )
  return longest ?? latest
}

function monthsOf(period: string): readonly string[] {
  const [year = '', part] = period.split('-')
  if (part !== undefined && !part.startsWith('Q')) return [period]
  const [first, number] = part === undefined ? [1, 12] : [3 * Number(part.slice(1)) - 2, 3]
  return Array.from({ length: number }, (_, place) => `${year}-${String(first + place).padStart(2, '0')}`)
}
