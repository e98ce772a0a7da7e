import type { BatchColumn } from '../../../models/index.ts'
import { duckdbDialect } from '../../warehouse/duckdbDialect.ts'
import type { ImportEngine } from '../ImportEngine.ts'
import { numberColumn, sqlType } from '../sqlType.ts'
import { absentColumns, emptyColumn, standardColumns, type StoredColumn, type TableName } from '../tables.ts'
import type { Typed } from '../typeTable.ts'

const { name: quoteName, word: quoteWord } = duckdbDialect
/** No generated number has more digits before the point. */
const WHOLE_DIGITS = 10

/** Makes the staged whole numbers into words, keys and decimals, with the columns that an imported table has. */
export async function typeRaw(table: TableName, given: readonly BatchColumn[], engine: ImportEngine): Promise<Typed> {
  const name = `typed_${table}`
  const absent = absentColumns(
    table,
    given.map((column) => column.name),
  )
  const columns = [
    ...given.map((column) => ({ column: storedColumn(column), sql: valueSql(column) })),
    ...absent.map((standard) => {
      const column = emptyColumn(table, standard.name)
      return { column, sql: standard.role === 'count' ? 'CAST(1 AS INTEGER)' : `CAST(NULL AS ${sqlType(column)})` }
    }),
  ]
  const select = columns.map(({ column, sql }) => `${sql} AS ${quoteName(column.name)}`)
  const ordered = inOrder(
    table,
    columns.map(({ column }) => column),
  )
  // Sorted, the rows of a patient lie together: smaller, and faster to count.
  const order = ordered.map((column) => `${quoteName(column.name)} NULLS FIRST`).join(', ')
  await engine.run(
    `CREATE TABLE ${name} AS SELECT ${select.join(', ')} FROM raw_${table} ORDER BY ${order}; DROP TABLE raw_${table}`,
  )
  return { table, name, columns: ordered, files: [] }
}

function storedColumn(column: BatchColumn): StoredColumn {
  switch (column.type) {
    case 'integer':
    case 'boolean':
    case 'word':
    case 'words':
      return { name: column.name, type: column.type }
    case 'decimal':
      return numberColumn(column.name, { whole: WHOLE_DIGITS, decimals: column.decimals, most: 0 })
    case 'key':
      return { name: column.name, type: 'word' }
  }
}

function valueSql(column: BatchColumn): string {
  const x = quoteName(column.name)
  switch (column.type) {
    case 'integer':
      return x
    case 'boolean':
      return `${x} = 1`
    case 'word':
    case 'words':
      return `list_extract([${column.words.map(quoteWord).join(', ')}]::VARCHAR[], ${x} + 1)`
    case 'decimal':
      return `CAST(CAST(${x} AS DECIMAL(18, 0)) * 0.${'0'.repeat(column.decimals - 1)}1 AS ${sqlType(storedColumn(column))})`
    case 'key':
      return `${quoteWord(column.prefix)} || lpad(CAST(${x} AS VARCHAR), ${column.digits}, '0')`
  }
}

/** First the columns that the program reads, then the facts by name: as an import stores them. */
function inOrder(table: TableName, columns: readonly StoredColumn[]): readonly StoredColumn[] {
  const standard = standardColumns(table).map(({ name }) => name)
  const rank = (name: string): number => (standard.includes(name) ? standard.indexOf(name) : standard.length)
  return columns.toSorted((a, b) => rank(a.name) - rank(b.name) || (a.name < b.name ? -1 : 1))
}
