import { createHash } from 'node:crypto'
import { duckdbDialect } from '../warehouse/duckdbDialect.ts'
import type { ImportEngine } from './ImportEngine.ts'
import type { StoredColumn } from './tables.ts'

const { name: quoteName } = duckdbDialect

/** Marks that stand between values and for others of their kind; a control character is in hardly any word. */
const [BETWEEN, INSTEAD] = ['chr(31)', 'chr(30)']

/** A table whose content has a hash. */
export interface HashedTable {
  readonly name: string
  readonly columns: readonly StoredColumn[]
  /** How many rows it has, where that is known. */
  readonly rows?: number
  /** What stands in every row, as text: it need not be written in each. */
  readonly constants?: ReadonlyMap<string, string>
  /** No word has a control character, so none of the marks need be looked for. */
  readonly isPlainText?: boolean
  /** SQL of what the first value of a row counts as, where that was made before. */
  readonly key?: string
  /** What `sumsOf` has given, where that was asked before. */
  readonly sums?: readonly string[] | undefined
}

/**
 * The hash of a table's content, whatever the order of its rows and the format of its file: SHA-256 of its columns' names,
 * how many rows it has, and two sums over the rows. Of each row the upper 64 bits of the MD5 digest of its first value are multiplied by 32 bits
 * of the digest of its other values: by the uppermost for the one sum, by the next for the other. A digest is a number whose lowest byte stands
 * first. Equal rows count as often as they are there, and no two different rows are written alike.
 *
 * Rows that differ in their first value alone have their factor in common, so that a digest of the others is made once for all of them. Two
 * deliveries that differ have the same sums by a chance of some 2^-63: a sum of products of random numbers is a polynomial of the second degree
 * (Schwartz, 1980, https://doi.org/10.1145/322217.322225). Against forgery a sum is no guard: whoever may choose rows freely can find others with the same sum. The hashes of the stored files are for that.
 *
 * @throws where a table has more than 2^31 rows
 */
export async function hashContent(table: HashedTable, engine: Pick<ImportEngine, 'ask'>): Promise<string> {
  const sums = table.sums ?? (await sumsOf(await keyedRows(table, engine), engine))
  const lines = [JSON.stringify(knownColumns(table).map((column) => column.name)), ...sums]
  return createHash('sha256')
    .update(`${lines.join('\n')}\n`)
    .digest('hex')
}

/** How many rows a table has, and its two sums: of rows that stand for `#rows` each, with their `#key` and the digest of their other values, `#rest`. */
export async function sumsOf(from: string, engine: Pick<ImportEngine, 'ask'>): Promise<readonly string[]> {
  const [row = []] = await engine.ask(`SELECT ${SUMS} FROM ${from}`)
  return row.map(String)
}

const product = (part: string): string =>
  `CAST(COALESCE(sum(CAST("#key" AS HUGEINT) * CAST(${part} AS HUGEINT)), 0) AS VARCHAR)`

/** What `sumsOf` asks. */
export const SUMS: string = [
  'CAST(COALESCE(sum("#rows"), 0) AS VARCHAR)',
  product('"#rest" >> 96'),
  product('("#rest" >> 64) & 4294967295'),
].join(', ')

/** Rows that differ in their first value alone are put together where that is worth while. */
async function keyedRows(table: HashedTable, engine: Pick<ImportEngine, 'ask'>): Promise<string> {
  if (!(await isRepeating(table, engine)))
    return `(SELECT 1 AS "#rows", ${keyOfFirst(table)} AS "#key", ${restSql(table)} AS "#rest" FROM ${table.name})`
  const names = varying(table).map((name) => `${name}, `)
  return (
    `(SELECT "#rows", "#key", ${restSql(table)} AS "#rest" FROM ` +
    `(SELECT ${names.join('')}count(*) AS "#rows", sum(${keyOfFirst(table)}) AS "#key" FROM ${table.name} GROUP BY ALL))`
  )
}

/** The digest of all values of a row but the first. */
export function restSql(table: HashedTable): string {
  const rest = knownColumns(table).slice(1)
  return `md5_number(concat(${joined(rest.map((column) => textOf(table, column)))}))`
}

/** The whole numbers that are the same in every row of a table, and those of which there are none, as text. */
export async function constantsOf(
  { columns, name: table, constants: before }: HashedTable,
  engine: Pick<ImportEngine, 'ask'>,
): Promise<ReadonlyMap<string, string>> {
  if (before) return before
  const constants = new Map<string, string>()
  const [[rows = 0] = []] = await engine.ask(`SELECT count(*) FROM ${table}`)
  for (const { name } of columns.filter(({ type }) => type === 'integer')) {
    const x = quoteName(name)
    // Asked of one column alone, the file most often answers without being read.
    const [[least = null, most = null, known = 0] = []] = await engine.ask(
      `SELECT min(${x}), max(${x}), count(${x}) FROM ${table}`,
    )
    if (Number(known) === 0) constants.set(name, '')
    else if (least === most && Number(known) === Number(rows)) constants.set(name, String(least))
  }
  return constants
}

/** Whether rows often differ in their first value alone, so that it is worth while to put them together. The first rows tell. */
export async function isRepeating(table: HashedTable, engine: Pick<ImportEngine, 'ask'>): Promise<boolean> {
  const names = varying(table)
  if (names.length === 0 || (table.rows ?? SAMPLE + 1) <= SAMPLE) return true
  const some = `SELECT count(*) AS n FROM (SELECT ${names.join(', ')} FROM ${table.name} LIMIT ${SAMPLE}) GROUP BY ${names.join(', ')}`
  const [[rows = 0, groups = 0] = []] = await engine.ask(`SELECT COALESCE(sum(n), 0), count(*) FROM (${some})`)
  return Number(groups) < MOST_DIFFERENT * Number(rows)
}

const SAMPLE = 20_000
/** Of the first rows, where what they have beside their first value is in as many as this the only of its kind, millions of groups would be kept. */
const MOST_DIFFERENT = 0.99

/** The columns that are written in each row beside the first. */
export function varying(table: HashedTable): readonly string[] {
  return knownColumns(table)
    .slice(1)
    .filter(({ name }) => table.constants?.has(name) !== true)
    .map(({ name }) => quoteName(name))
}

/** What the first value of a row counts as: the upper 64 bits of its digest. */
export function keySql(value: string): string {
  return `CAST(md5_number(concat(${value})) >> 64 AS UBIGINT)`
}

function keyOfFirst(table: HashedTable): string {
  if (table.key !== undefined) return table.key
  const [first] = knownColumns(table)
  const text = first && textOf(table, first)
  if (text === undefined) return keySql(`''`)
  return keySql(typeof text === 'string' ? `'${text}'` : text.sql)
}

function knownColumns({ columns }: HashedTable): readonly StoredColumn[] {
  return columns.filter(({ type }) => type !== 'empty')
}

function textOf(
  { constants, isPlainText = false }: HashedTable,
  column: StoredColumn,
): string | { readonly sql: string } {
  return constants?.get(column.name) ?? { sql: valueText(column, isPlainText) }
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

/** A missing value is nothing, which no number and no stored word is; a list may be empty, and then missing is a mark. */
function valueText({ name, type }: StoredColumn, isPlainText: boolean): string {
  const x = quoteName(name)
  if (type !== 'word' && type !== 'words') return x
  if (isPlainText) return type === 'words' ? `COALESCE(${x}, ${INSTEAD} || 'n')` : x
  const text = `replace(replace(${x}, ${INSTEAD}, ${INSTEAD} || 'r'), ${BETWEEN}, ${INSTEAD} || 'u')`
  return type === 'words' ? `COALESCE(${text}, ${INSTEAD} || 'n')` : text
}
