import type { PricedAlternative } from '../../../comparison/Comparison.ts'
import type { Analysis } from '../Analysis.ts'

/** The columns of comparison.csv, in order; README.txt explains each. */
export const COLUMNS = [
  'alternative',
  'model',
  'clinic',
  'clinic_name',
  'payment',
  'group',
  'amount',
  'baseline_amount',
  'change',
  'currency',
  'state',
] as const

type Cell = string | null

/**
 * What is compared as a file: one row a clinic, alternative and payment, then its total; the region last. Decimals have a
 * point, numbers no separators, and an amount that is not settled is empty, never zero.
 */
export function comparisonCsv({ priced, base, lines, currency }: Analysis): string {
  const rows = priced.flatMap((one) => [
    ...lines.flatMap(({ clinic, change: { place } }) =>
      rowsOf(one, [clinic.clinic, clinic.name], (of, name) => oreOf(of, name, place)),
    ),
    ...rowsOf(one, ['', 'region'], wholeOf),
  ])
  return `${[COLUMNS, ...rows].map((row) => row.map(quoted).join(',')).join('\n')}\n`

  function rowsOf(
    one: PricedAlternative,
    clinic: readonly [string, string],
    amountOf: (of: PricedAlternative, payment: string | undefined) => number | null,
  ): Cell[][] {
    const payments = [...one.payments, undefined]
    return payments.map((payment) => {
      const [before, after] = [amountOf(base, payment?.name), amountOf(one, payment?.name)]
      const isNew = payment && !base.payments.some(({ name }) => name === payment.name)
      const was = isNew ? 0 : before
      return [
        one.letter,
        one.alternative.name,
        ...clinic,
        payment?.name ?? 'total',
        payment?.group ?? '',
        amountText(after),
        amountText(was),
        amountText(after === null || was === null ? null : after - was),
        currency,
        after === null ? 'not_settled' : 'settled',
      ]
    })
  }
}

function oreOf({ amounts }: PricedAlternative, payment: string | undefined, place: number): number | null {
  return (payment === undefined ? amounts.totals[place] : amounts.payments[payment]?.[place]) ?? null
}

function wholeOf({ amounts }: PricedAlternative, payment: string | undefined): number | null {
  if (payment === undefined) return amounts.total
  const settled = (amounts.payments[payment] ?? []).filter((ore) => ore !== null)
  return settled.length === 0 ? null : settled.reduce((sum, ore) => sum + ore, 0)
}

/** Whole öre with two decimals and a point. */
export function amountText(ore: number | null): Cell {
  if (ore === null) return null
  const size = Math.abs(ore)
  return `${ore < 0 ? '-' : ''}${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}`
}

/** A spreadsheet takes what begins with = + - @ for a formula; words that do are given an apostrophe, numbers are not. */
export function quoted(cell: Cell): string {
  if (cell === null) return ''
  const safe = /^[=+@\t\r]|^-(?![\d.])/.test(cell) ? `'${cell}` : cell
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
