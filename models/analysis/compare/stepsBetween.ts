/** What one payment adds to or takes from the change of a clinic, in öre. `null`: not settled in the period. */
export interface PaymentStep {
  readonly payment: string
  readonly before: number | null
  readonly after: number | null
  readonly change: number
}

/** Amounts by payment, then by the clinic's place. */
type ByPayment = Readonly<Record<string, readonly (number | null)[]>>

/**
 * The way from what a clinic is paid before to what it is paid after, payment by payment, the largest change first. A
 * payment that only one model has changes by all of its amount. The steps add up to the change of the total.
 *
 * @example
 * stepsBetween({ visits: [500] }, { visits: [300], chronic: [250] }, 0).map(({ change }) => change) // => [250, -200]
 */
export function stepsBetween(before: ByPayment, after: ByPayment, place: number): readonly PaymentStep[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names
    .map((payment) => {
      const was = before[payment]?.[place] ?? null
      const is = after[payment]?.[place] ?? null
      return { payment, before: was, after: is, change: (is ?? 0) - (was ?? 0) }
    })
    .toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change))
}
