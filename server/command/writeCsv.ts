import { decimalText } from '../dataset/decimalText.ts'
import { neutralised } from '../dataset/neutralised.ts'
import type { Cell, Column, Table } from './Table.ts'

/** A table as CSV (RFC 4180): commas, a point in decimals, lines that end as on Unix. */
export function writeCsv({ columns, rows }: Table): string {
  const lines = [
    columns.map(({ name }) => name),
    ...rows.map((row) => row.map((cell, place) => cellText(cell, columns[place]))),
  ]
  return `${lines.map((line) => line.map(quoted).join(',')).join('\n')}\n`
}

/** A cell as text; nothing for one that is missing. */
export function cellText(cell: Cell, column: Column | undefined): string {
  if (cell === null) return ''
  if (typeof cell !== 'number') return String(cell)
  return column?.type === 'amount' ? amountText(cell) : decimalText(cell)
}

/** Amounts are whole öre, so two decimals are all there are. */
function amountText(amount: number): string {
  const ore = Math.round(Math.abs(amount) * 100)
  const sign = amount < 0 && ore > 0 ? '-' : ''
  return `${sign}${Math.floor(ore / 100)}.${String(ore % 100).padStart(2, '0')}`
}

function quoted(text: string): string {
  const safe = neutralised(text)
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
