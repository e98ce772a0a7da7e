import type { Filling } from './Source.ts'
import { keepFile, type OpenedFile, openFilling, type Staging } from './stage/RawTable.ts'
import { type Shaped, shapeColumns } from './stage/shapeColumns.ts'
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

/** The files that fill one table, opened, and what of them fills its columns. */
export interface OpenedTable extends Omit<Staged, 'view'> {
  readonly parts: readonly OpenedPart[]
}

interface OpenedPart {
  readonly filling: Filling
  readonly opened: OpenedFile
  readonly shaped: readonly Shaped[]
}

/** Opens the files that fill one table. Nothing comes back where one of them cannot be read. */
export async function openTable(
  table: TableName,
  fillings: readonly Filling[],
  staging: Staging,
): Promise<OpenedTable | undefined> {
  const parts: OpenedPart[] = []
  for (const [place, filling] of fillings.entries()) {
    const opened = await openFilling(filling, nameOf(table, place), staging)
    const shaped = opened && shapeColumns(filling, opened, staging.problems)
    if (opened && shaped) parts.push({ filling, opened, shaped })
  }
  if (parts.length < fillings.length || parts.length === 0) return undefined
  const columns = [...new Set(parts.flatMap(({ shaped }) => shaped.map(({ name }) => name)))]
  const notPersonal = fillings.flatMap(({ mapping }) => mapping?.not_personal ?? [])
  return { table, parts, columns, files: fillings.map(({ file }) => file), notPersonal }
}

/** Reads them, and keeps them as they are. */
export async function stageTable({ parts, ...opened }: OpenedTable, staging: Staging): Promise<Staged | undefined> {
  const views: string[] = []
  for (const [place, { filling, opened: file, shaped }] of parts.entries()) {
    const raw = await keepFile(file, nameOf(opened.table, place), staging)
    if (raw) views.push(viewSql(filling, { shaped, raw, place }))
  }
  if (views.length < parts.length) return undefined
  const view = `staged_${opened.table}`
  await staging.engine.run(`CREATE VIEW ${view} AS ${views.join('\nUNION ALL BY NAME\n')}`)
  return { ...opened, view }
}

function nameOf(table: TableName, place: number): string {
  return `raw_${table}_${place}`
}
