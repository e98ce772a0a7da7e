import type { StoredColumn } from '../dataset/tables.ts'
import type { Dialect } from './Dialect.ts'
import { lastDayOfMonthSql } from './lastDayOfMonthSql.ts'
import type { ReadSchema, ReadTable } from './Schema.ts'

/** What a column holds where it lies, and so how it is read. */
export type HeldAs = 'same' | 'whole' | 'decimal' | 'double' | 'truth' | 'text' | 'list' | 'date' | 'zoned'

/** A column of a table where it lies. */
export interface MappedColumn extends Omit<StoredColumn, 'name'> {
  /** Under which name the program reads it. */
  readonly name: string
  /** What it is called there; nothing where the table has none, and the same value stands for every row. */
  readonly from?: string | undefined
  readonly held: HeldAs
  /** Words to put in place of others. */
  readonly words?: Readonly<Record<string, string>> | undefined
  /** Is it a month, read from a day? */
  readonly isMonth?: boolean | undefined
  /** Of a moment: in whose time its day is told. */
  readonly zone?: string | undefined
}

/** A table where it lies: what it is called, by schema and name, and its columns. */
export interface MappedTable {
  readonly relation: readonly string[]
  readonly columns: readonly MappedColumn[]
}

/**
 * How a table is read whose names or types are its owner's: as one with the names and types of a dataset, of the columns
 * that `text`, a statement that counts, mentions, with the ends of a join as they stand; without it all, to be checked. Nothing
 * where it has these names and types already.
 */
export function sourceSql(table: ReadTable, reader: Reader, text?: string, keys: Keys = KEYS): string | undefined {
  const isWanted = (name: string): boolean => text === undefined || text.includes(name)
  if (table === 'costs' && isWanted('clinic') && hasPatients(reader) && reader.schema.get('listings')?.mapped)
    return costsSql(reader, text)
  return plainSql(table, reader, text, keys)
}

function hasPatients({ schema }: Reader): boolean {
  return (
    schema.get('costs')?.mapped?.columns.some(({ name, from }) => name === 'patient' && from !== undefined) ?? false
  )
}

/** A cost of a patient without a clinic is of the clinic where the patient was listed on the last day of the month, as an import has it. */
function costsSql(reader: Reader, text: string | undefined): string {
  const wanted = text === undefined ? undefined : `${text} clinic patient month`
  const names = (reader.schema.get('costs')?.mapped?.columns ?? [])
    .map(({ name }) => name)
    .filter((name) => wanted === undefined || wanted.includes(name))
  const select = names.map((name) =>
    name === 'clinic' ? 'COALESCE(c.clinic, l.clinic) AS clinic' : `c.${reader.dialect.name(name)}`,
  )
  return (
    `SELECT ${select.join(', ')} FROM (${plainSql('costs', reader, wanted, { costs: 'patient' })}) c ` +
    `LEFT JOIN (${plainSql('listings', reader, undefined, KEYS)}) l ON c.clinic IS NULL AND l.patient = c.patient ` +
    `AND ${lastDayOfMonthSql('c.month')} BETWEEN COALESCE(l.${reader.dialect.name('from')}, 0) AND COALESCE(l.${reader.dialect.name('to')}, 99999999)`
  )
}

function plainSql(
  table: ReadTable,
  { schema, dialect }: Reader,
  text: string | undefined,
  keys: Keys,
): string | undefined {
  const mapped = schema.get(table)?.mapped
  if (!mapped) return undefined
  const columns = mapped.columns.filter(({ name }) => text === undefined || text.includes(name))
  const key = text === undefined ? undefined : columns.find((one) => one.name === keys[table] && isPlainText(one))
  const select = columns.map((column) => {
    const value = column === key ? dialect.plainWord(dialect.name(key.from ?? '')) : columnSql(column, dialect)
    return `${value} AS ${dialect.name(column.name)}`
  })
  const named = key && table === 'patients' ? ` WHERE ${dialect.name(key.from ?? '')} <> ''` : ''
  return `SELECT ${select.join(', ')} FROM ${mapped.relation.map(dialect.name).join('.')}${named}`
}

/**
 * The two ends of the join that counting patients makes. They are read as they stand, for behind a function a database does not
 * know how many rows will match, and sorts where it could hash. A patient without an id, whom an empty text would join, is left
 * out instead.
 */
const KEYS: Keys = { patients: 'id', listings: 'patient' }

/** Of a table, the column by which it is joined. */
export type Keys = Partial<Readonly<Record<ReadTable, string>>>

interface Reader {
  readonly schema: ReadSchema
  readonly dialect: Dialect
}

/** Words that are put in place of others are not what stands there. */
const isPlainText = ({ held, words }: MappedColumn): boolean => held === 'text' && !words

/** A column as the program reads it. */
function columnSql(column: MappedColumn, dialect: Dialect): string {
  const { from, type, words, decimals = 0 } = column
  if (from === undefined) return constantSql(column, dialect)
  const there = dialect.name(from)
  if (words) return chosenWord(there, words, dialect)
  switch (column.held) {
    case 'date':
    case 'zoned':
      return dayOrMonth(column, there, dialect)
    case 'list':
      return dialect.joined(there)
    case 'truth':
      return there
    case 'same':
      return type === 'word' || type === 'words' || type === 'empty' ? dialect.plainWord(there) : there
    case 'text':
      // An empty text is no word, as in a file; but of several words it says that there are none.
      return type === 'word' ? `NULLIF(${dialect.plainWord(there)}, '')` : dialect.plainWord(there)
    case 'whole':
    case 'decimal':
    case 'double':
      if (type === 'word') return dialect.plainWord(there)
      if (type === 'integer') return dialect.asInteger(there)
      return type === 'bigint' ? dialect.asBigint(there) : dialect.asDecimal(there, decimals)
  }
}

/** What a table without the column says of every row: one row stands for one, and nothing else is known. */
function constantSql({ name, type }: MappedColumn, { truth, plainWord }: Dialect): string {
  if (name === 'n') return '1'
  if (type === 'boolean') return truth.no
  return type === 'word' ? plainWord('NULL') : 'CAST(NULL AS INTEGER)'
}

function chosenWord(there: string, words: Readonly<Record<string, string>>, { plainWord, word }: Dialect): string {
  const cases = Object.entries(words).map(([from, to]) => `WHEN ${plainWord(there)} = ${word(from)} THEN ${word(to)}`)
  return plainWord(`CASE ${cases.join(' ')} ELSE ${plainWord(there)} END`)
}

function dayOrMonth({ zone, isMonth }: MappedColumn, there: string, dialect: Dialect): string {
  const local = zone === undefined ? there : `CAST(${there} AT TIME ZONE ${dialect.word(zone)} AS DATE)`
  return dialect.asInteger(isMonth ? dialect.monthNumber(local) : dialect.dayNumber(local))
}
