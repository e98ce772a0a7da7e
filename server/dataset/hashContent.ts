import { createHash } from 'node:crypto'
import { duckdbDialect } from '../warehouse/duckdbDialect.ts'
import type { ImportEngine } from './ImportEngine.ts'
import type { StoredColumn } from './tables.ts'

const { name: quoteName } = duckdbDialect

/** Marks that stand between values and for others of their kind; a control character is in hardly any word. */
const [BETWEEN, INSTEAD] = ['chr(31)', 'chr(30)']

/**
 * The hash of a table's content, whatever the order of its rows and the format of its file: SHA-256 of its columns' names,
 * how many rows it has, and the sum of the rows' MD5 digests, each as four whole numbers of 32 bits. Equal rows count as
 * often as they are there, and no two different rows are written alike.
 *
 * Two deliveries that differ have different sums but for a chance of some 2^-128. Against forgery a sum is no guard:
 * whoever may choose rows freely can find others with the same sum. The hashes of the stored files are for that.
 */
export async function hashContent(
  { name, columns, constants = new Map(), isPlainText = false }: HashedTable,
  engine: ImportEngine,
): Promise<string> {
  const known = columns.filter(({ type }) => type !== 'empty')
  const row = joined(known.map((column) => constants.get(column.name) ?? { sql: valueText(column, isPlainText) }))
  const parts = ['hi >> 32', 'hi & 4294967295', 'lo >> 32', 'lo & 4294967295'].map(
    (part) => `CAST(sum(CAST(${part} AS BIGINT)) AS VARCHAR)`,
  )
  const [[rows = 0, ...sums] = []] = await engine.ask(
    `SELECT count(*), ${parts.join(', ')} FROM (SELECT CAST(digest >> 64 AS UBIGINT) AS hi, CAST(digest & 18446744073709551615 AS UBIGINT) AS lo ` +
      `FROM (SELECT md5_number(concat(${row})) AS digest FROM ${name}))`,
  )
  const lines = [JSON.stringify(known.map((column) => column.name)), rows, ...sums.map((sum) => sum ?? 0)]
  return createHash('sha256')
    .update(`${lines.map(String).join('\n')}\n`)
    .digest('hex')
}

/** The values with their marks between them, as arguments; texts that are the same in all rows are put together with the marks beside. */
function joined(values: readonly (string | { readonly sql: string })[]): string {
  const parts: string[] = []
  let fixed: string[] = []
  for (const [place, value] of values.entries()) {
    if (place > 0) fixed.push(BETWEEN)
    if (typeof value === 'string') {
      if (value !== '') fixed.push(`'${value}'`)
      continue
    }
    if (fixed.length > 0) parts.push(fixed.join(' || '))
    parts.push(value.sql)
    fixed = []
  }
  if (fixed.length > 0) parts.push(fixed.join(' || '))
  return parts.join(', ') || `''`
}

interface HashedTable {
  readonly name: string
  readonly columns: readonly StoredColumn[]
  /** What stands in every row, as text: a third of the time goes to writing numbers. */
  readonly constants?: ReadonlyMap<string, string>
  /** No word has a control character, so none of the marks need be looked for. */
  readonly isPlainText?: boolean
}

/** A missing value is nothing, which no number and no stored word is; a list may be empty, and then missing is a mark. */
function valueText({ name, type }: StoredColumn, isPlainText: boolean): string {
  const x = quoteName(name)
  if (type !== 'word' && type !== 'words') return x
  if (isPlainText) return type === 'words' ? `COALESCE(${x}, ${INSTEAD} || 'n')` : x
  const text = `replace(replace(${x}, ${INSTEAD}, ${INSTEAD} || 'r'), ${BETWEEN}, ${INSTEAD} || 'u')`
  return type === 'words' ? `COALESCE(${text}, ${INSTEAD} || 'n')` : text
}
