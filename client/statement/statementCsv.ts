import type { Statement } from '../../server/contract/pricing.ts'
import type { PaidPeriod } from './PaidLine.ts'

const COLUMNS = [
  'clinic',
  'name',
  'period',
  'alternative',
  'model',
  'payment',
  'group',
  'line',
  'row',
  'first',
  'last',
  'quantity',
  'rate',
  'unit',
  'amount',
  'source',
  'basis',
  'data',
]

interface Source {
  readonly statement: Statement
  readonly paid: PaidPeriod
  readonly alternative: string
  readonly isInvented: boolean
}

/** A statement as CSV (RFC 4180): a row a term and window, what rounding adds, and what is paid; decimal points. */
export function statementCsv({ statement, paid, alternative, isInvented }: Source): string {
  const { clinic, name } = statement
  const data = isInvented ? 'invented' : 'delivered'
  const rows: (string | number | null)[][] = []
  for (const line of paid.lines) {
    const [payment] = line.payments
    const head = [clinic, name, paid.at, alternative]
    const about = [payment?.model ?? null, line.name, line.group]
    for (const term of line.terms)
      for (const window of term.windows)
        for (const one of window.terms.filter((each) => isOf(each, term)))
          rows.push([
            ...head,
            term.model,
            line.name,
            line.group,
            'term',
            [nameOf(one.of), one.row].filter(Boolean).join(' '),
            window.first,
            window.last,
            shortly(one.quantity),
            shortly(one.rate),
            one.unit,
            shortly(one.amount),
            one.source,
            one.basis,
            data,
          ])
    const end = [null, null, null, null, null, null]
    if (shortly(line.rounding) !== 0)
      rows.push([...head, ...about, 'rounding', ...end, shortly(line.rounding), null, null, data])
    const status = line.settles === null ? null : `settled in ${line.settles}`
    rows.push([...head, ...about, 'paid', status, null, null, null, null, null, amountText(line.ore), null, null, data])
  }
  rows.push([
    clinic,
    name,
    paid.at,
    alternative,
    ...Array.from({ length: 3 }, () => null),
    'total',
    ...Array.from({ length: 6 }, () => null),
    amountText(paid.ore),
    null,
    null,
    data,
  ])
  return `${[COLUMNS, ...rows].map((row) => row.map(cell).join(',')).join('\n')}\n`
}

type TermLike = Statement['payments'][number]['windows'][number]['terms'][number]

function isOf(one: TermLike, term: TermLike): boolean {
  const isFigure = term.of.type === 'parameter' || term.of.type === 'table'
  return (
    JSON.stringify(one.of) === JSON.stringify(term.of) && one.row === term.row && (!isFigure || one.rate === term.rate)
  )
}

function nameOf(of: TermLike['of']): string {
  return 'name' in of ? of.name : of.type
}

/** With six decimals: what binary fractions leave after them says nothing. */
function shortly(value: number): number {
  return Math.round(value * 1e6) / 1e6 || 0
}

function amountText(ore: number | null): number | null {
  return ore === null ? null : ore / 100
}

/** Numbers as they are; a word that a spreadsheet would take for a formula is given an apostrophe. */
function cell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
