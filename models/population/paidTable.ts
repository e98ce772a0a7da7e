import { writeMonth } from '../date/Month.ts'
import { type Batch, buildBatch } from './Batch.ts'
import type { Paid } from './correctPaid.ts'
import type { Region } from './drawRegion.ts'
import { PAID_PAYMENTS } from './payLastYear.ts'

/** What was paid. */
export function* paidTable({ places, calendar }: Region, paid: readonly Paid[]): Generator<Batch> {
  const months = calendar.months
  const rows = buildBatch('paid', [
    { name: 'clinic', type: 'word', words: places.clinics.map(({ id }) => id) },
    { name: 'payment', type: 'word', words: PAID_PAYMENTS },
    { name: 'period', type: 'word', words: months.map(writeMonth) },
    { name: 'amount', type: 'decimal', decimals: 2 },
    { name: 'known_at', type: 'integer' },
  ])
  for (const { clinic, payment, month, amount, knownAt } of paid) {
    rows.add(clinic, PAID_PAYMENTS.indexOf(payment), months.indexOf(month), amount, knownAt)
    if (rows.isFull()) yield rows.take()
  }
  yield rows.take()
}
