import { ageBand } from './ageBand.ts'
import type { CountsTable } from './Counts.ts'
import type { Kind } from './domainOf.ts'

/** One sum that a file of counts gives: which kinds of rows it is of, and which of its lines say how many. */
export interface Margin {
  readonly table: CountsTable
  /** `age=65-74 sex=female`, for messages. */
  readonly name: string
  readonly matches: (kind: Kind) => boolean
  /** What a line says in a column, as far as the count tells it apart. */
  readonly read: (line: Readonly<Record<string, string>>, column: string) => string
  /** By column, the value of its lines. */
  readonly values: Readonly<Record<string, string>>
}

/** The sums that a table gives of the kinds of one count: its columns that the count knows of; over the others it is added up. */
export function marginsOf(table: CountsTable, attributes: readonly string[], conditions: readonly string[]): readonly Margin[] {
  const isKnown = (column: string): boolean => attributes.includes(column === 'condition' ? 'conditions' : column)
  // A patient stands in as many lines as there are conditions: without them nothing can be added up.
  if (table.columns.includes('condition') && !isKnown('condition')) return []
  const columns = table.columns.filter(isKnown)
  const found = new Map<string, Margin>()
  for (const { values } of table.lines) {
    if (columns.includes('condition') && !conditions.includes(values['condition'] ?? '')) continue
    const read = (line: Readonly<Record<string, string>>, column: string): string =>
      column === 'conditions' ? conditionsIn(line[column] ?? '', conditions) : (line[column] ?? '')
    const own = Object.fromEntries(columns.map((column) => [column, read(values, column)]))
    const name = columns.map((column) => `${column}=${own[column]}`).join(' ')
    if (!found.has(name)) found.set(name, { table, name, read, values: own, matches: (kind) => columns.every((column) => isIn(kind, column, own[column] ?? '')) })
  }
  return [...found.values()]
}

/**
 * Of the kinds of rows, those that a table could have a line for but has none: there are none of them. A table by `condition`
 * says nothing of what it has no line for.
 */
export function isAbsent(table: CountsTable, attributes: readonly string[], margins: readonly Margin[], kind: Kind): boolean {
  if (table.columns.includes('condition') || !table.columns.some((column) => attributes.includes(column))) return false
  return !margins.some((margin) => margin.table === table && margin.matches(kind))
}

/** How many a margin counts in one clinic and some months. */
export function numberIn({ table, values, read }: Margin, clinic: string, isInMonths: (month: number) => boolean): number {
  return table.lines
    .filter((line) => line.clinic === clinic && isInMonths(line.month) && Object.entries(values).every(([column, value]) => read(line.values, column) === value))
    .reduce((sum, { n }) => sum + n, 0)
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
