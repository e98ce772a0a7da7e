import { createHash } from 'node:crypto'
import { renameSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { duckdbDialect } from '../warehouse/duckdbDialect.ts'
import type { TableDescription } from './Description.ts'
import { constantsOf, type HashedTable, hashContent } from './hashContent.ts'
import { hashFile } from './hashFile.ts'
import type { ImportEngine } from './ImportEngine.ts'
import { STORED_FORM } from './storedForm.ts'
import type { TableName } from './tables.ts'
import type { Typed } from './typeTable.ts'

const { name: quoteName, word: quoteWord } = duckdbDialect

/** The file that holds a table. */
export interface StoredFile extends TableDescription {
  readonly table: TableName
  readonly path: string
}

/** A table that was stored, and is still to be hashed. */
export interface UnhashedTable extends StoredFile {
  /** What the hash of its content is made from. */
  readonly hashed: HashedTable
}

/** A table as it was stored. */
export interface StoredTable extends StoredFile {
  readonly bytes: number
  readonly fileHash: string
  /** Of the rows, whatever the file's format. */
  readonly contentHash: string
}

/**
 * Stores a table as Parquet. A file that was read straight into it keeps its order; rows of which something was changed are
 * sorted, so that where a pseudonym stands says nothing of whose it is.
 */
export async function storeTable(typed: Typed, folder: string, engine: ImportEngine): Promise<UnhashedTable> {
  const { table, name, columns, isPlainText, sums } = typed
  const path = `${table}.parquet`
  const file = join(folder, path)
  if (typed.path === undefined) {
    const names = columns.map((column) => quoteName(column.name))
    const order = typed.isView === true ? '' : ` ORDER BY ${names.map((one) => `${one} NULLS FIRST`).join(', ')}`
    await engine.run(`COPY (SELECT ${names.join(', ')} FROM ${name}${order}) TO ${quoteWord(file)} ${STORED_FORM}`)
    if (typed.isView !== true) await engine.run(`DROP TABLE ${name}`)
  } else renameSync(typed.path, file)
  const stored = `read_parquet(${quoteWord(file)})`
  const [[rows = 0] = []] = await engine.ask(`SELECT count(*) FROM ${stored}`)
  const largest = columns.some((column) => column.name === 'n') ? `SELECT max(n) FROM ${stored}` : 'SELECT 1'
  const [[largestN = null] = []] = await engine.ask(largest)
  const hashed = sums?.hashed ?? { name: stored, columns, isPlainText: isPlainText === true }
  return { table, path, rows: Number(rows), columns, largestN: Number(largestN ?? 1), hashed }
}

/** Hashes a stored table: its file, and what is in it. */
export async function hashTable(
  { hashed, ...stored }: UnhashedTable,
  folder: string,
  engine: Pick<ImportEngine, 'ask'>,
): Promise<StoredTable> {
  const file = join(folder, stored.path)
  const constants = await constantsOf(hashed, engine)
  return {
    ...stored,
    bytes: (await stat(file)).size,
    fileHash: await hashFile(file),
    contentHash: await hashContent({ rows: stored.rows, ...hashed, constants }, engine),
  }
}

/**
 * How content is hashed: 3 are sums of products of what rows have in common and what they have not; 2 was the sum of the digests of all rows,
 * and making these took a fifth of an import; 1 was the hash of all rows sorted, and sorting them took longer than reading them.
 */
export const CONTENT_FORM = 3

/** The hash of a dataset: of its tables' content, by name. */
export function datasetHash(tables: readonly Pick<StoredTable, 'table' | 'contentHash'>[]): string {
  const lines = tables.map(({ table, contentHash }) => `${table} ${contentHash}\n`).toSorted()
  return `sha256-${createHash('sha256')
    .update(`content ${CONTENT_FORM}\n${lines.join('')}`)
    .digest('hex')}`
}
