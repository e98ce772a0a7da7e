import { createHash } from 'node:crypto'
import { renameSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { duckdbDialect } from '../warehouse/duckdbDialect.ts'
import type { TableDescription } from './Description.ts'
import { hashContent } from './hashContent.ts'
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
    await engine.run(
      `COPY (SELECT ${names.join(', ')} FROM ${name}${order}) TO ${quoteWord(file)} ` +
        '(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)',
    )
    if (typed.isView !== true) await engine.run(`DROP TABLE ${name}`)
  } else renameSync(typed.path, file)
  const stored = `read_parquet(${quoteWord(file)})`
  const whole = columns.filter(({ type }) => type === 'integer')
  const ranges = whole.map((column) => quoteName(column.name)).map((x) => `min(${x}), max(${x}), count(${x})`)
  const [[rows = 0, ...counted] = []] = await engine.ask(`SELECT ${['count(*)', ...ranges].join(', ')} FROM ${stored}`)
  const rangeOf = (place: number) => counted.slice(place * 3, place * 3 + 3)
  const constants = new Map(
    whole.flatMap(({ name: column }, place): readonly (readonly [string, string])[] => {
      const [least, most, known] = rangeOf(place)
      if (Number(known) === 0) return [[column, '']]
      return least === most && Number(known) === Number(rows) ? [[column, String(least)]] : []
    }),
  )
  const largestN = rangeOf(whole.findIndex((column) => column.name === 'n'))[1] ?? 1
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
