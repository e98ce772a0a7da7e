import type { Priced } from '../../models/payout/index.ts'
import type { Amounts } from './Comparison.ts'

/** Every total is a sum of whole öre. Where two models of an assignment share a payment's name, a clinic gets the sum. */
export function amountsOf(priced: readonly Priced[]): Amounts {
  const clinics = priced[0]?.clinics.length ?? 0
  const payments: Record<string, (number | null)[]> = {}
  const unpaid: Record<string, number> = {}
  const totals = Array.from({ length: clinics }, () => 0)
  for (const payment of priced.flatMap((one) => one.payments)) {
    const { name, windows, ore } = payment
    const sums = (payments[name] ??= Array.from({ length: clinics }, () => null))
    if (windows.length > 0) addWindows(ore, sums, totals)
    const left = payment.unpaid.reduce((sum, one) => sum + one, 0)
    if (left !== 0) unpaid[name] = (unpaid[name] ?? 0) + left
  }
  return { payments, totals, total: totals.reduce((sum, one) => sum + one, 0), unpaid }
}

function addWindows(rows: readonly (readonly number[])[], sums: (number | null)[], totals: number[]): void {
  for (let clinic = 0; clinic < sums.length; clinic += 1) {
    let sum = 0
    for (const row of rows) sum += row[clinic] as number
    sums[clinic] = (sums[clinic] ?? 0) + sum
    totals[clinic] = (totals[clinic] as number) + sum
  }
}
