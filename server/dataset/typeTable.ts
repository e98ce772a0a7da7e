import { duckdbDialect } from '../warehouse/duckdbDialect.ts'
import type { ImportEngine } from './ImportEngine.ts'
import { type PlannedColumn, roundedText } from './planColumns.ts'
import { numberColumn, sqlType } from './sqlType.ts'
import type { Staged } from './stageTable.ts'
import { emptyColumn, standardColumns, type StoredColumn, type TableName } from './tables.ts'

const { name: quoteName } = duckdbDialect

/** A table with its types: `typed_clinics`, with `#file` and `#row` beside the columns that will be stored. */
export interface Typed {
  readonly table: TableName
  readonly name: string
  readonly columns: readonly StoredColumn[]
  readonly files: readonly string[]
}

/** Makes a staged table's text into numbers, words and days; what a check has refused becomes empty. */
export async function typeTable(
  staged: Staged,
  planned: readonly PlannedColumn[],
  engine: ImportEngine,
): Promise<Typed> {
  const columns = planned
    .filter(({ name }) => staged.table !== 'contacts' || name !== 'month')
    .map((column) => typedColumn(staged.table, column))
  const name = `typed_${staged.table}`
  const given = columns.map(({ column }) => column.name)
  const absent = standardColumns(staged.table).filter((one) => !given.includes(one.name) && one.name !== 'month')
  const all = [
    ...columns,
    ...absent.map((one) => {
      const column = emptyColumn(staged.table, one.name)
      return { column, sql: one.role === 'count' ? 'CAST(1 AS INTEGER)' : `CAST(NULL AS ${sqlType(column)})` }
    }),
    ...monthColumn(staged),
  ]
  const select = all.map(({ column, sql }) => `${sql} AS ${quoteName(column.name)}`)
  await engine.run(`CREATE TABLE ${name} AS SELECT "#file", "#row", ${select.join(', ')} FROM ${staged.view}`)
  return {
    table: staged.table,
    name,
    columns: inOrder(
      staged.table,
      all.map(({ column }) => column),
    ),
    files: staged.files,
  }
}

/** Contacts have a month, or a date that lies in one. */
function monthColumn({ table, columns }: Staged): readonly { readonly column: StoredColumn; readonly sql: string }[] {
  if (!standardColumns(table).some(({ name }) => name === 'month')) return []
  if (table !== 'contacts') return []
  const parts = ['month', 'date'].filter((name) => columns.includes(name)).map((name) => `month_of(${quoteName(name)})`)
  return [{ column: { name: 'month', type: 'integer' }, sql: `COALESCE(${parts.join(', ')})` }]
}

function inOrder(table: TableName, columns: readonly StoredColumn[]): readonly StoredColumn[] {
  const standard = standardColumns(table).map(({ name }) => name)
  const rank = (name: string): number => (standard.includes(name) ? standard.indexOf(name) : standard.length)
  return columns.toSorted((a, b) => rank(a.name) - rank(b.name) || (a.name < b.name ? -1 : 1))
}

/** The type of a column and its values in it. */
function typedColumn(
  table: TableName,
  { name, kind, values }: PlannedColumn,
): { readonly column: StoredColumn; readonly sql: string } {
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
