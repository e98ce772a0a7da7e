import type { Condition } from '../../models/index.ts'
import type { Dialect } from './Dialect.ts'
import type { CountedTable, Schema } from './Schema.ts'
import { sourceSql } from './sourceSql.ts'

/** A table that a statement begins with: what is selected, and from what. */
export interface Prepared {
  readonly select: string[]
  readonly from: string
  /** Rows that at least one of the columns wants. */
  readonly wanted?: Condition
  /** The same in SQL; absent where it is all of them. */
  readonly where?: string | undefined
  readonly groupBy?: string
  /** Its columns take long to compute, and many rows read them. */
  readonly isKept?: boolean
}

/** A small table of whole numbers that stands in the statement itself. */
export interface List {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly number[])[]
}

/** What one count needs beside its rows; each key adds to it, and keys that need the same share it. */
export interface Beside {
  /** The tables that are read. */
  readonly sources: Set<CountedTable>
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

/**
 * Nothing needed yet; or what others need already, to which a count adds its own, and calls what is the same by the same name.
 * Refusals stay with the count whose they are.
 */
export function createBeside(others?: Beside): Beside {
  const tables = new Map(others?.tables)
  for (const [name, one] of tables) tables.set(name, { ...one, select: [...one.select] })
  return {
    sources: new Set(others?.sources),
    lists: new Map(others?.lists),
    tables,
    joins: new Map(others?.joins),
    refusals: new Map(),
  }
}

/**
 * A whole statement: how the tables are read that it reads, where that must be said; its lists and its own tables, by
 * name, with those that are made of them; and its body.
 */
export function withSql(
  { sources, lists, tables }: Beside,
  body: string,
  { schema, dialect }: { readonly schema: Schema; readonly dialect: Dialect },
  further: readonly string[] = [],
): string {
  const own = [
    ...[...lists].map(
      ([name, { columns, rows }]) => `${name} (${columns.join(', ')}) AS (${dialect.list(columns, rows)})`,
    ),
    ...[...tables].map(([name, table]) => `${name} ${table.isKept ? dialect.kept : 'AS'} (${preparedSql(table)})`),
    ...further,
  ]
  const text = [...own, body].join('\n')
  const read = [...sources].flatMap((name) => {
    const sql = sourceSql(name, { schema, dialect }, text)
    return sql === undefined ? [] : [`${name} ${dialect.inlined} (${sql})`]
  })
  return `WITH ${[...read, ...own].join(',\n')}\n${body}`
}

function preparedSql({ select, from, where, groupBy = '' }: Prepared): string {
  return `SELECT ${select.join(', ')}\n  ${from}${where === undefined ? '' : `\n  WHERE ${where}`}${groupBy}`
}
