import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { duckdbDialect } from '../warehouse/duckdbDialect.ts'
import type { TableDescription } from './Description.ts'
import { hashFile } from './hashFile.ts'
import type { ImportEngine } from './ImportEngine.ts'
import type { TableName } from './tables.ts'
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
export async function storeTable(typed: Typed, folder: string, engine: ImportEngine): Promise<StoredTable> {
  const { table, name, columns } = typed
  const names = columns.map((column) => quoteName(column.name))
  const path = `${table}.parquet`
  const file = join(folder, path)
  const order = names.map((one) => `${one} NULLS FIRST`).join(', ')
  await engine.run(
    `COPY (SELECT ${names.join(', ')} FROM ${name} ORDER BY ${order}) TO ${quoteWord(file)} ` +
      '(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)',
  )
  const sorted = `read_parquet(${quoteWord(file)})`
  const [[count = 0, largest = 1] = []] = await engine.ask(
    `SELECT count(*), ${columns.some((column) => column.name === 'n') ? 'COALESCE(max(n), 1)' : '1'} FROM ${sorted}`,
  )
  const contentHash = await hashContent({ table, name: sorted, columns }, folder, engine)
  await engine.run(`DROP TABLE ${name}`)
  return {
    table,
    path,
    rows: Number(count),
    columns,
    largestN: Number(largest),
    bytes: (await stat(file)).size,
    fileHash: await hashFile(file),
    contentHash,
  }
}

/** The hash of a dataset: of its tables' content, by name. */
export function datasetHash(tables: readonly Pick<StoredTable, 'table' | 'contentHash'>[]): string {
  const lines = tables.map(({ table, contentHash }) => `${table} ${contentHash}\n`).toSorted()
  return `sha256-${createHash('sha256').update(lines.join('')).digest('hex')}`
}

/**
 * The canonical form of a table: its columns in the program's order, its rows sorted, every value as text in quotation marks and
 * nothing for a missing one. It is written to a file that is hashed and taken away again.
 */
async function hashContent(
  { table, name, columns }: Pick<Typed, 'table' | 'name' | 'columns'>,
  folder: string,
  engine: ImportEngine,
): Promise<string> {
  const file = join(folder, `${table}.canonical`)
  const known = columns.filter(({ type }) => type !== 'empty').map((column) => quoteName(column.name))
  await engine.run(
    `COPY (SELECT ${known.join(', ')} FROM ${name}) TO ${quoteWord(file)} (FORMAT csv, HEADER, FORCE_QUOTE *, NULLSTR '')`,
  )
  const hash = await hashFile(file)
  rmSync(file)
  return hash
}
