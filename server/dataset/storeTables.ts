import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { duckdbDialect } from '../warehouse/duckdbDialect.ts'
import type { TableDescription } from './Description.ts'
import { hashFile } from './hashFile.ts'
import type { ImportEngine } from './ImportEngine.ts'
import type { StoredColumn, TableName } from './tables.ts'
import type { Typed } from './typeTable.ts'

const { name: quoteName, word: quoteWord } = duckdbDialect

/** A table as it was stored. */
export interface StoredTable extends TableDescription {
  readonly table: TableName
  readonly path: string
  readonly bytes: number
  readonly fileHash: string
  /** Of the rows, whatever the file's format. */
  readonly contentHash: string
}

/** Stores a table as Parquet, its rows in one order, so that the same rows give the same bytes. */
export async function storeTable(
  { table, name, columns }: Typed,
  folder: string,
  engine: ImportEngine,
): Promise<StoredTable> {
  const path = `${table}.parquet`
  const rows = sortedRows(name, columns)
  await engine.run(
    `COPY (${rows}) TO ${quoteWord(join(folder, path))} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)`,
  )
  const [[count = 0, largest = 1] = []] = await engine.ask(
    `SELECT count(*), ${columns.some((column) => column.name === 'n') ? 'COALESCE(max(n), 1)' : '1'} FROM ${name}`,
  )
  const file = join(folder, path)
  return {
    table,
    path,
    rows: Number(count),
    columns,
    largestN: Number(largest),
    bytes: (await stat(file)).size,
    fileHash: await hashFile(file),
    contentHash: await hashContent({ table, name, columns }, folder, engine),
  }
}

/** The hash of a dataset: of its tables' content, by name. */
export function datasetHash(tables: readonly Pick<StoredTable, 'table' | 'contentHash'>[]): string {
  const lines = tables.map(({ table, contentHash }) => `${table} ${contentHash}\n`).toSorted()
  return `sha256-${createHash('sha256').update(lines.join('')).digest('hex')}`
}

function sortedRows(name: string, columns: readonly StoredColumn[]): string {
  const names = columns.map((column) => quoteName(column.name))
  return `SELECT ${names.join(', ')} FROM ${name} ORDER BY ${names.map((one) => `${one} NULLS FIRST`).join(', ')}`
}

/**
 * The canonical form of a table: its columns by name, its rows in order, every value as text in quotation marks and
 * nothing for a missing one. It is written to a file that is hashed and taken away again.
 */
async function hashContent(
  { table, name, columns }: Pick<Typed, 'table' | 'name' | 'columns'>,
  folder: string,
  engine: ImportEngine,
): Promise<string> {
  const file = join(folder, `${table}.canonical`)
  const byName = columns.toSorted((a, b) => (a.name < b.name ? -1 : 1)).filter(({ type }) => type !== 'empty')
  await engine.run(
    `COPY (${sortedRows(name, byName)}) TO ${quoteWord(file)} (FORMAT csv, HEADER, FORCE_QUOTE *, NULLSTR '')`,
  )
  const hash = await hashFile(file)
  rmSync(file)
  return hash
}
