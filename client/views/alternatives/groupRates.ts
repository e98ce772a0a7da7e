import type { Label } from '../../../server/contract/Label.ts'
import type { Rate } from '../../../server/contract/model.ts'
import type { Pricing } from '../../../server/contract/pricing.ts'

/** One rate, or the rows of a table or the limits of an indicator, which are changed one by one. */
export type RateItem =
  | { readonly type: 'rate'; readonly rate: Rate }
  | { readonly type: 'table'; readonly name: string; readonly label: Label; readonly rows: readonly Rate[] }

/** Rates under the first payment that reads them; `null`: those that none reads. */
export interface RateGroup {
  readonly payment: Pricing['payments'][number] | null
  readonly items: readonly RateItem[]
}

/** The rates of a model by the payments that read them, in the document's order; empty groups are left out. */
export function groupRates({ payments, rates }: Pick<Pricing, 'payments' | 'rates'>): readonly RateGroup[] {
  const ownerOf = (rate: Rate): string | undefined => payments.find(({ name }) => rate.payments.includes(name))?.name
  return [...payments, null]
    .map((payment) => ({ payment, items: itemsOf(rates.filter((rate) => ownerOf(rate) === payment?.name)) }))
    .filter(({ items }) => items.length > 0)
}

function itemsOf(rates: readonly Rate[]): readonly RateItem[] {
  const items = new Map<string, RateItem>()
  for (const rate of rates) {
    if (rate.row === null) {
      items.set(rate.name, { type: 'rate', rate })
      continue
    }
    const name = rate.name.replace(/(\[\d+\]|\.\w+)$/, '')
    const table = items.get(name)
    const rows = table?.type === 'table' ? table.rows : []
    items.set(name, { type: 'table', name, label: rate.label, rows: [...rows, rate] })
  }
  return [...items.values()]
}
