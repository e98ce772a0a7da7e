import { sql } from 'kysely'
import type { Store } from '../Store.ts'
import type { Database } from '../Tables.ts'
import { rowsOf } from './rowsOf.ts'
import type { TableShape } from './TableShape.ts'

/** Copies every row into the empty tables of another database, within the transaction that is given. */
export async function copyRows(
  from: Database,
  to: Pick<Store, 'database' | 'dialect'>,
  shapes: readonly TableShape[],
): Promise<void> {
  if (to.dialect === 'sqlite') await sql`PRAGMA defer_foreign_keys = ON`.execute(to.database)
  for (const shape of shapes) {
    const columns = sql.join(shape.columns.map((column) => sql.ref(column)))
    for await (const rows of rowsOf(from, shape)) {
      const values = rows.map((row) => sql`(${sql.join(shape.columns.map((column) => row[column] ?? null))})`)
      await sql`INSERT INTO ${sql.table(shape.name)} (${columns}) VALUES ${sql.join(values)}`.execute(to.database)
    }
  }
  if (to.dialect === 'postgres') await countOn(to.database)
}

/** The rows brought their numbers with them: the next ones count on from there. */
async function countOn(database: Database): Promise<void> {
  const { rows } = await sql<{ name: string; column: string }>`
    SELECT table_name AS name, column_name AS "column" FROM information_schema.columns
    WHERE table_schema = current_schema() AND is_identity = 'YES'`.execute(database)
  for (const { name, column } of rows)
    await sql`
      SELECT setval(pg_get_serial_sequence(${name}, ${column}), max(${sql.ref(column)})) FROM ${sql.table(name)}
      HAVING max(${sql.ref(column)}) IS NOT NULL`.execute(database)
}
