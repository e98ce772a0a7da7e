import type { PricedAlternative } from '../comparison/Comparison.ts'

/** In which months of the comparison's period a clinic is open, by `2017-03`; a month that is not there is not known. */
export function openMonths({ parts }: PricedAlternative, clinic: string): ReadonlyMap<string, boolean> {
  const months = new Map<string, boolean>()
  for (const { quantities } of parts) {
    const place = quantities.clinics.indexOf(clinic)
    for (const { over, windows, monthsOpen } of quantities.windows) {
      if (over !== 'month' || place === -1) continue
      windows.forEach(({ last }, index) =>
        months.set(
          `${Math.floor(last / 100)}-${String(last % 100).padStart(2, '0')}`,
          (monthsOpen[index]?.[place] ?? 0) > 0,
        ),
      )
    }
  }
  return months
}
