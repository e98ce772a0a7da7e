import { createHash } from 'node:crypto'
import { renameSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { duckdbDialect } from '../warehouse/duckdbDialect.ts'
import type { TableDescription } from './Description.ts'
import { hashContent } from './hashContent.ts'
import { hashFile } from './hashFile.ts'
import type { EngineValue, ImportEngine } from './ImportEngine.ts'
import { STORED_FORM } from './storedForm.ts'
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

/**
 * Stores a table as Parquet. A file that was read straight into it keeps its order; rows of which something was changed are
 * sorted, so that where a pseudonym stands says nothing of whose it is.
 */
export async function storeTable(typed: Typed, folder: string, engine: ImportEngine): Promise<StoredTable> {
  const { table, name, columns } = typed
  const path = `${table}.parquet`
  const file = join(folder, path)
  if (typed.path === undefined) {
    const names = columns.map((column) => quoteName(column.name))
    const order = typed.isView === true ? '' : ` ORDER BY ${names.map((one) => `${one} NULLS FIRST`).join(', ')}`
    await engine.run(`COPY (SELECT ${names.join(', ')} FROM ${name}${order}) TO ${quoteWord(file)} ${STORED_FORM}`)
    if (typed.isView !== true) await engine.run(`DROP TABLE ${name}`)
  } else renameSync(typed.path, file)
  const stored = `read_parquet(${quoteWord(file)})`
  const whole = columns.filter(({ type }) => type === 'integer')
  const [[rows = 0] = []] = await engine.ask(`SELECT count(*) FROM ${stored}`)
  const constants = new Map<string, string>()
  let largestN: EngineValue = 1
  for (const { name: column } of whole) {
    const x = quoteName(column)
    // Asked of one column alone, the file most often answers without being read.
    const [[least = null, most = null, known = 0] = []] = await engine.ask(
      `SELECT min(${x}), max(${x}), count(${x}) FROM ${stored}`,
    )
    if (Number(known) === 0) constants.set(column, '')
    else if (least === most && Number(known) === Number(rows)) constants.set(column, String(least))
    if (column === 'n') largestN = most ?? 1
  }
  return {
    table,
    path,
    rows: Number(rows),
    columns,
    largestN: Number(largestN),
    bytes: (await stat(file)).size,
    fileHash: await hashFile(file),
    contentHash: await hashContent(
      { name: stored, columns, constants, isPlainText: typed.isPlainText === true },
      engine,
    ),
  }
}

/** How content is hashed: 2 is the sum of rows' digests; 1 was the hash of all rows sorted, and sorting them took longer than reading them. */
export const CONTENT_FORM = 2

/** The hash of a dataset: of its tables' content, by name. */
export function datasetHash(tables: readonly Pick<StoredTable, 'table' | 'contentHash'>[]): string {
  const lines = tables.map(({ table, contentHash }) => `${table} ${contentHash}\n`).toSorted()
  return `sha256-${createHash('sha256')
    .update(`content ${CONTENT_FORM}\n${lines.join('')}`)
    .digest('hex')}`
}
