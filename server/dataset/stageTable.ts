import type { Filling } from './Source.ts'
import { readRaw, type Staging } from './stage/RawTable.ts'
import { shapeColumns } from './stage/shapeColumns.ts'
import { viewSql } from './stage/viewSql.ts'
import type { TableName } from './tables.ts'

/**
 * A table as text: a view `staged_clinics` with every column as it was written, trimmed, the file (`#file`) and the row
 * (`#row`) that each row comes from, whether decimals may have a comma (`#comma`) or a point (`#point`), and
 * whether an empty value of a list means that it is empty (`#csv`).
 */
export interface Staged {
  readonly table: TableName
  readonly view: string
  readonly columns: readonly string[]
  /** The names of files, by `#file`. */
  readonly files: readonly string[]
  /** Columns whose numbers look like personal identity numbers and are none, as the mapping says. */
  readonly notPersonal: readonly string[]
}

/** Reads the files that fill one table. Nothing comes back where one of them cannot be read. */
export async function stageTable(
  table: TableName,
  fillings: readonly Filling[],
  staging: Staging,
): Promise<Staged | undefined> {
  const parts: { readonly sql: string; readonly columns: readonly string[] }[] = []
  for (const [place, filling] of fillings.entries()) {
    const raw = await readRaw(filling, `raw_${table}_${place}`, staging)
    const shaped = raw && shapeColumns(filling, raw, staging.problems)
    if (!raw || !shaped) continue
    parts.push({ sql: viewSql(filling, { shaped, raw, place }), columns: shaped.map(({ name }) => name) })
  }
  if (parts.length < fillings.length || parts.length === 0) return undefined
  const view = `staged_${table}`
  await staging.engine.run(`CREATE VIEW ${view} AS ${parts.map(({ sql }) => sql).join('\nUNION ALL BY NAME\n')}`)
  const columns = [...new Set(parts.flatMap((part) => part.columns))]
  const notPersonal = fillings.flatMap(({ mapping }) => mapping?.not_personal ?? [])
  return { table, view, columns, files: fillings.map(({ file }) => file), notPersonal }
}
