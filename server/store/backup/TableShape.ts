import { sql } from 'kysely'
import type { Database } from '../Tables.ts'
import type { Store } from '../Store.ts'

/** A table as a backup carries it: its columns, and by which its rows are told apart. */
export interface TableShape {
  readonly name: string
  readonly columns: readonly string[]
  readonly key: readonly string[]
}

/** What stands in a backup beside the tables of the store. */
export const BACKUP_TABLE = 'kapitera_backup'

/** The tables of a store, each after those that it refers to; the migrations' own are not among them. */
export async function tableShapes({
  database,
  dialect,
}: Pick<Store, 'database' | 'dialect'>): Promise<readonly TableShape[]> {
  const schema = dialect === 'sqlite' ? undefined : await currentSchema(database)
  const tables = (await database.introspection.getTables()).filter(
    (table) => table.name !== BACKUP_TABLE && !table.isView && table.schema === schema,
  )
  const keys = dialect === 'sqlite' ? await sqliteKeys(database) : await postgresKeys(database)
  const before = dialect === 'sqlite' ? new Map<string, string[]>() : await postgresReferences(database)
  const shapes = new Map(
    tables
      .map(({ name, columns }): TableShape => {
        const key = keys.get(name) ?? []
        if (key.length === 0) throw new Error(`The table ${name} has no primary key: a backup cannot carry it.`)
        return { name, columns: columns.map((column) => column.name).toSorted(), key }
      })
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map((shape) => [shape.name, shape]),
  )
  const ordered = new Set<TableShape>()
  const visit = (name: string): void => {
    const shape = shapes.get(name)
    if (!shape || ordered.has(shape)) return
    for (const other of before.get(name) ?? []) if (other !== name) visit(other)
    ordered.add(shape)
  }
  for (const name of shapes.keys()) visit(name)
  return [...ordered]
}

/** Other programs' tables, a queue's, may stand in other schemas of the same database. */
async function currentSchema(database: Database): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`SELECT current_schema() AS name`.execute(database)
  return rows[0]?.name
}

interface NameAndColumn {
  readonly name: string
  readonly column: string
}

async function sqliteKeys(database: Database): Promise<Map<string, string[]>> {
  const { rows } = await sql<NameAndColumn>`
    SELECT m.name AS name, c.name AS "column" FROM sqlite_master m, pragma_table_info(m.name) c
    WHERE m.type = 'table' AND c.pk > 0 ORDER BY m.name, c.pk`.execute(database)
  return grouped(rows)
}

async function postgresKeys(database: Database): Promise<Map<string, string[]>> {
  const { rows } = await sql<NameAndColumn>`
    SELECT c.relname AS name, a.attname AS "column"
    FROM pg_constraint k
    JOIN pg_class c ON c.oid = k.conrelid
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (k.conkey)
    WHERE k.contype = 'p' AND c.relnamespace = current_schema()::regnamespace
    ORDER BY c.relname, array_position(k.conkey, a.attnum)`.execute(database)
  return grouped(rows)
}

/** Which tables' rows must be there first. What is looked at when a transaction ends asks for no order. */
async function postgresReferences(database: Database): Promise<Map<string, string[]>> {
  const { rows } = await sql<NameAndColumn>`
    SELECT c.relname AS name, f.relname AS "column"
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class f ON f.oid = k.confrelid
    WHERE k.contype = 'f' AND NOT k.condeferrable AND c.relnamespace = current_schema()::regnamespace`.execute(database)
  return grouped(rows)
}

function grouped(rows: readonly NameAndColumn[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const { name, column } of rows) found.set(name, [...(found.get(name) ?? []), column])
  return found
}
