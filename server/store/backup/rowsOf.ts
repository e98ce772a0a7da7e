import { sql } from 'kysely'
import type { Database } from '../Tables.ts'
import type { TableShape } from './TableShape.ts'

/** A row as it lies there: text, whole numbers, bytes, or nothing. */
export type Row = Readonly<Record<string, string | number | Uint8Array | null>>

/** How many rows are read at once. Those with bytes may be ten megabytes each. */
const AT_ONCE = 500
const AT_ONCE_WITH_BYTES = 20

/** Every row of a table, some at a time, in the order of its key. */
export async function* rowsOf(database: Database, { name, columns, key }: TableShape): AsyncGenerator<readonly Row[]> {
  const limit = columns.includes('bytes') ? AT_ONCE_WITH_BYTES : AT_ONCE
  const keys = sql.join(key.map((column) => sql.ref(column)))
  let last: Row | undefined
  for (;;) {
    const after = last === undefined ? sql`` : sql`WHERE (${keys}) > (${sql.join(key.map((column) => last?.[column]))})`
    const { rows } = await sql<Row>`
      SELECT ${sql.join(columns.map((column) => sql.ref(column)))} FROM ${sql.table(name)} ${after}
      ORDER BY ${keys} LIMIT ${limit}`.execute(database)
    if (rows.length > 0) yield rows
    if (rows.length < limit) return
    last = rows.at(-1)
  }
}
