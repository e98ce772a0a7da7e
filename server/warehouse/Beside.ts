/** A table that a statement begins with: what is selected, and from what. */
export interface Prepared {
  readonly select: string[]
  readonly from: string
  /** Rows that at least one of the columns wants; none named, all. */
  readonly wanted?: string[]
  readonly groupBy?: string
}

/** A small table of whole numbers that stands in the statement itself. */
export interface List {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly number[])[]
}

/** What one count needs beside its rows; each key adds to it, and keys that need the same share it. */
export interface Beside {
  readonly lists: Map<string, List>
  readonly tables: Map<string, Prepared>
  /** Joins of these tables to the rows, by table. */
  readonly joins: Map<string, string>
  /** Conditions under which a row cannot be counted, and why. */
  readonly refusals: Map<string, Refusal>
}

/** Why a row is refused: it stands for several who are not alike, or contacts are not shared equally among them. */
export const REFUSALS = ['no exact profile', 'uneven share'] as const
export type Refusal = (typeof REFUSALS)[number]

/** Nothing needed yet. */
export function createBeside(): Beside {
  return { lists: new Map(), tables: new Map(), joins: new Map(), refusals: new Map() }
}

/** The statement's beginning: its lists and tables, by name. */
export function withSql({ lists, tables }: Beside): string {
  const parts = [
    ...[...lists].map(([name, { columns, rows }]) => {
      const values = rows.map((row) => `(${row.join(', ')})`).join(', ')
      return `${name} (${columns.join(', ')}) AS (VALUES ${values})`
    }),
    ...[...tables].map(([name, table]) => `${name} AS (${preparedSql(table)})`),
  ]
  return `WITH ${parts.join(',\n')}`
}

function preparedSql({ select, from, wanted = [], groupBy = '' }: Prepared): string {
  const where =
    wanted.length === 0 ? '' : `\n  WHERE ${[...new Set(wanted)].map((condition) => `(${condition})`).join(' OR ')}`
  return `SELECT ${select.join(', ')}\n  ${from}${where}${groupBy}`
}
