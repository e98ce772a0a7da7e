import { duckdbDialect } from '../warehouse/duckdbDialect.ts'
import type { HashedTable } from './hashContent.ts'
import type { ImportEngine } from './ImportEngine.ts'
import { type PlannedColumn, roundedText } from './planColumns.ts'
import { numberColumn, sqlType } from './sqlType.ts'
import type { Staged } from './stageTable.ts'
import { absentColumns, emptyColumn, standardColumns, type StoredColumn, type TableName } from './tables.ts'

const { name: quoteName } = duckdbDialect

/** A table with its types: `typed_clinics`, with `#file` and `#row` beside the columns that will be stored. */
export interface Typed {
  readonly table: TableName
  readonly name: string
  readonly columns: readonly StoredColumn[]
  readonly files: readonly string[]
  /** The Parquet file that already holds just these columns; `name` is then a view of it. */
  readonly path?: string | undefined
  /** `name` is a view of what was read straight, in its order, and its columns are not those of one file. */
  readonly isView?: boolean
  /** They are the patients of the table of patients, so none is unknown. */
  readonly isOfPatients?: boolean
  /** Its words came from text without control characters. */
  readonly isPlainText?: boolean
  /** What was added up of its rows before. */
  readonly sums?: SummedRows | undefined
  /** Columns of which every value is one that was known before. */
  readonly sure?: readonly string[] | undefined
  /** Each has a date, and the month was made of it. */
  readonly isMonthOfDate?: boolean
  /** Personal numbers have still to be looked for among its patients, of whom most are known to have none. */
  readonly arePatientsUnchecked?: boolean
}

/** Rows that were added up when they were checked. */
export interface SummedRows {
  /** What the hash of their content is made from. */
  readonly hashed: HashedTable
  /** The table of them put together by all but their first column, each of whose rows stands for `#rows`; where many were alike in these. */
  readonly groups?: string | undefined
}

/** A column as it will be stored, and SQL that gives its values. */
export interface TypedColumn {
  readonly column: StoredColumn
  readonly sql: string
}

/** Makes a staged table's text into numbers, words and days; what a check has refused becomes empty. */
export async function typeTable(
  staged: Staged,
  planned: readonly PlannedColumn[],
  engine: ImportEngine,
): Promise<Typed> {
  const name = `typed_${staged.table}`
  const all = typedColumns(staged, planned, typedColumn)
  const select = all.map(({ column, sql }) => `${sql} AS ${quoteName(column.name)}`)
  await engine.run(`CREATE TABLE ${name} AS SELECT "#file", "#row", ${select.join(', ')} FROM ${staged.view}`)
  return { table: staged.table, name, columns: all.map(({ column }) => column), files: staged.files }
}

/** All columns of a table in the order in which they are stored, with those that the source lacks. */
export function typedColumns(
  { table, columns: delivered }: Pick<Staged, 'table' | 'columns'>,
  planned: readonly PlannedColumn[],
  typed: (table: TableName, column: PlannedColumn) => TypedColumn,
): readonly TypedColumn[] {
  const columns = planned
    .filter(({ name }) => table !== 'contacts' || name !== 'month')
    .map((column) => typed(table, column))
  const given = columns.map(({ column }) => column.name)
  const absent = absentColumns(table, given).filter(({ name }) => name !== 'month')
  return inOrder(table, [
    ...columns,
    ...absent.map((one) => {
      const column = emptyColumn(table, one.name)
      return { column, sql: one.role === 'count' ? 'CAST(1 AS INTEGER)' : `CAST(NULL AS ${sqlType(column)})` }
    }),
    ...monthColumn(table, delivered),
  ])
}

/** Contacts have a month, or a date that lies in one. */
function monthColumn(table: TableName, columns: readonly string[]): readonly TypedColumn[] {
  if (table !== 'contacts') return []
  const parts = ['month', 'date'].filter((name) => columns.includes(name)).map((name) => `month_of(${quoteName(name)})`)
  return [{ column: { name: 'month', type: 'integer' }, sql: `COALESCE(${parts.join(', ')})` }]
}

function inOrder(table: TableName, columns: readonly TypedColumn[]): readonly TypedColumn[] {
  const standard = standardColumns(table).map(({ name }) => name)
  const rank = (name: string): number => (standard.includes(name) ? standard.indexOf(name) : standard.length)
  return columns.toSorted(({ column: a }, { column: b }) => rank(a.name) - rank(b.name) || (a.name < b.name ? -1 : 1))
}

/** The type of a column and its values in it. */
export function typedColumn(table: TableName, { name, kind, values }: PlannedColumn): TypedColumn {
  const x = quoteName(name)
  const word = (type: 'word' | 'words', sql: string) => ({ column: { name, type } as const, sql })
  const integer = (sql: string) => ({ column: { name, type: 'integer' } as const, sql })
  const number = () => {
    const column = numberColumn(name, { whole: values.whole, decimals: values.decimals, most: values.largest })
    const y = roundedText(x, kind)
    return { column, sql: `CASE WHEN is_number(${y}) THEN TRY_CAST(${y} AS ${sqlType(column)}) END` }
  }
  switch (kind.role) {
    case 'id':
    case 'reference':
    case 'word':
      return word('word', `nullif(${x}, '')`)
    case 'day':
      return integer(`day_of(${x})`)
    case 'month':
      return integer(`month_of(${x})`)
    case 'count':
      return integer(`COALESCE(TRY_CAST(${roundedText(x, kind)} AS INTEGER), 1)`)
    case 'yes-no':
      return { column: { name, type: 'boolean' }, sql: `yes_no(${x})` }
    case 'fact-words':
      return word('words', `words_of(CASE WHEN "#csv" THEN COALESCE(${x}, '') ELSE ${x} END)`)
    case 'measure':
    case 'number':
      return number()
    default:
  }
  if (values.known === 0) {
    const column = emptyColumn(table, name)
    return { column, sql: `CAST(NULL AS ${sqlType(column)})` }
  }
  switch (kind.role) {
    case 'open':
    case 'fact-word':
      return word('word', `nullif(${x}, '')`)
    case 'fact-yes-no':
      return { column: { name, type: 'boolean' }, sql: `yes_no(${x})` }
    case 'fact-number':
      return number()
  }
}
