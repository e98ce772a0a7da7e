import { ageBand } from './ageBand.ts'
import type { CountsTable } from './Counts.ts'
import type { Kind } from './domainOf.ts'

/** One sum that a file of counts gives: which kinds of rows it is of, and which of its lines say how many. */
export interface Margin {
  readonly table: CountsTable
  /** `age=65-74 sex=female`, for messages. */
  readonly name: string
  readonly matches: (kind: Kind) => boolean
  /** How many, by clinic and month. */
  readonly numbers: Map<string, Map<number, number>>
}

/** The sums that a table gives of the kinds of one count: its columns that the count knows of; over the others it is added up. */
export function marginsOf(
  table: CountsTable,
  attributes: readonly string[],
  conditions: readonly string[],
): readonly Margin[] {
  const isKnown = (column: string): boolean => attributes.includes(column === 'condition' ? 'conditions' : column)
  // A patient stands in as many lines as there are conditions: without them nothing can be added up.
  if (table.columns.includes('condition') && !isKnown('condition')) return []
  const columns = table.columns.filter(isKnown)
  const found = new Map<string, Margin>()
  for (const { clinic, month, values, n } of table.lines) {
    if (columns.includes('condition') && !conditions.includes(values['condition'] ?? '')) continue
    const own = columns.map((column) =>
      column === 'conditions' ? conditionsIn(values[column] ?? '', conditions) : (values[column] ?? ''),
    )
    const name = columns.map((column, place) => `${column}=${own[place]}`).join(' ')
    const margin = found.get(name) ?? {
      table,
      name,
      matches: (kind: Kind) => columns.every((column, place) => isIn(kind, column, own[place] ?? '')),
      numbers: new Map<string, Map<number, number>>(),
    }
    found.set(name, margin)
    const months = margin.numbers.get(clinic) ?? new Map<number, number>()
    margin.numbers.set(clinic, months.set(month, (months.get(month) ?? 0) + n))
  }
  return [...found.values()]
}

/**
 * Of the kinds of rows, those that a table could have a line for but has none: there are none of them. A table by `condition`
 * says nothing of what it has no line for.
 */
export function isAbsent(
  table: CountsTable,
  attributes: readonly string[],
  margins: readonly Margin[],
  kind: Kind,
): boolean {
  if (table.columns.includes('condition') || !table.columns.some((column) => attributes.includes(column))) return false
  return !margins.some((margin) => margin.table === table && margin.matches(kind))
}

/** How many a margin counts in one clinic and some months. */
export function numberIn({ numbers }: Margin, clinic: string, isInMonths: (month: number) => boolean): number {
  let sum = 0
  for (const [month, n] of numbers.get(clinic) ?? []) if (isInMonths(month)) sum += n
  return sum
}

function isIn(kind: Kind, column: string, text: string): boolean {
  if (column === 'condition') return (kind['conditions'] as readonly string[]).includes(text)
  const value = kind[column]
  if (column === 'conditions') {
    const has = value as readonly string[]
    return conditionsIn(text, has) === text && has.length === (text === '' ? 0 : text.split(' ').length)
  }
  if (value === null || text === '') return value === null && text === ''
  if (column === 'age') {
    const [from, to] = ageBand(text) ?? [1, 0]
    return Number(value) >= from && Number(value) <= to
  }
  return typeof value === 'boolean' ? (text === 'true' || text === '1') === value : String(value) === text
}

/** The conditions of a line that a count asks for, in one order. */
function conditionsIn(text: string, asked: readonly string[]): string {
  const words = text.split(/[\s+;|]+/).filter((word) => asked.includes(word))
  return [...new Set(words)].toSorted().join(' ')
}
