import type { Client } from 'pg'
import { decimalText } from '../../server/dataset/decimalText.ts'
import { standardColumns, type StoredColumn, type TableName } from '../../server/dataset/tables.ts'
import type { CountedTable } from '../../server/warehouse/Schema.ts'
import type { RelationMapping, WarehouseFile } from '../../server/warehouse/WarehouseFile.ts'

/** A value as it stands in a table; a day is 20260131. */
export type TableValue = string | number | bigint | boolean | null

/** A table to be put into a database. */
export interface PlainTable {
  readonly columns: readonly StoredColumn[]
  readonly rows: readonly (readonly TableValue[])[]
}

/**
 * How its owner keeps it. `ours`: names, words and types of a dataset. `theirs`: names with capitals, blanks, quotation marks
 * and Swedish letters, days as DATE, several words as a list, words of a fact as codes.
 */
export type Keeping = 'ours' | 'theirs'

/** Puts tables into a schema of their own, and gives the file that says where they are. */
export async function fillPostgres(
  client: Client,
  tables: ReadonlyMap<TableName, PlainTable>,
  { schema, keeping, name = 'rows' }: { readonly schema: string; readonly keeping: Keeping; readonly name?: string },
): Promise<WarehouseFile> {
  const named = [...tables].filter(([table]) => table !== 'paid') as [CountedTable, PlainTable][]
  const kept = named.map(([table, plain]) => keptTable(table, plain, keeping))
  const statements = [
    `CREATE SCHEMA ${client.escapeIdentifier(schema)}`,
    ...kept.flatMap(({ relation, columns, rows }) => {
      const there = `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(relation)}`
      const types = columns.map((column) => `${client.escapeIdentifier(column.from)} ${column.sqlType}`)
      return [
        `CREATE UNLOGGED TABLE ${there} (${types.join(', ')})`,
        ...chunks(rows, 5000).map(
          (chunk) => `INSERT INTO ${there} VALUES ${chunk.map((row) => `(${row.join(', ')})`).join(',\n')}`,
        ),
      ]
    }),
  ]
  await client.query(statements.join(';\n'))
  return {
    format: '1',
    warehouse: { engine: 'postgresql', statement_timeout: '1 min' },
    dataset: { name, invented: true },
    tables: Object.fromEntries(
      kept.map(({ table, relation, mapping }) => [table, { ...mapping, relation: `${schema}.${relation}` }]),
    ),
  }
}

interface KeptColumn extends StoredColumn {
  readonly from: string
  readonly sqlType: string
  readonly write: (value: TableValue) => string
  readonly codes?: Readonly<Record<string, string>> | undefined
}

function keptTable(table: CountedTable, { columns, rows }: PlainTable, keeping: Keeping) {
  const kept = columns.flatMap((column, place): readonly (KeptColumn & { readonly place: number })[] => {
    if (column.type === 'empty') return []
    const values = rows.map((row) => row[place] ?? null)
    return [{ ...keptColumn(table, column, values, keeping), place }]
  })
  const mapping: RelationMapping = {
    relation: '',
    ...(keeping === 'theirs' && { columns: Object.fromEntries(kept.map(({ name, from }) => [name, from])) }),
    others: 'leave',
    values: Object.fromEntries(kept.flatMap(({ name, codes }) => (codes ? [[name, codes]] : []))),
    decimals: {},
    types: Object.fromEntries(
      kept.flatMap(({ name, type, sqlType }) =>
        type === 'words' && sqlType === 'TEXT' ? [[name, 'words' as const]] : [],
      ),
    ),
    leaves: 'cells',
  }
  return {
    table,
    relation: keeping === 'theirs' ? `Vård "${table}" ÅÄÖ` : table,
    columns: kept,
    rows: rows.map((row) => kept.map(({ place, write }) => write(row[place] ?? null))),
    mapping,
  }
}

function keptColumn(
  table: CountedTable,
  column: StoredColumn,
  values: readonly TableValue[],
  keeping: Keeping,
): KeptColumn {
  const { name, type, digits = 18, decimals = 0 } = column
  const plain = literal
  if (keeping === 'ours') {
    const types = {
      integer: 'INTEGER',
      bigint: 'BIGINT',
      boolean: 'BOOLEAN',
      word: 'TEXT',
      words: 'TEXT',
      empty: 'TEXT',
    }
    const sqlType = type === 'decimal' ? `NUMERIC(${digits > 18 ? 38 : 18}, ${decimals})` : types[type]
    return { ...column, from: name, sqlType, write: plain }
  }
  const from = `Kolumn "${name}" åÄö;--`
  const role = standardColumns(table).find((one) => one.name === name)?.role
  if (role === 'day')
    return {
      ...column,
      from,
      sqlType: 'DATE',
      write: (value) => (value === null ? 'NULL' : `'${dateOf(Number(value))}'`),
    }
  if (role === 'month') return { ...column, from, sqlType: 'NUMERIC(6)', write: plain }
  // Who numbers patients numbers them everywhere, in columns of different widths.
  if (
    (name === 'patient' || (table === 'patients' && name === 'id')) &&
    values.every((value) => value === null || /^\d+$/.test(String(value)))
  )
    return {
      ...column,
      from,
      sqlType: name === 'id' ? 'BIGINT' : 'INTEGER',
      write: (value) => (value === null ? 'NULL' : String(value)),
    }
  if (type === 'words')
    return { ...column, from, sqlType: 'TEXT[]', write: (value) => (value === null ? 'NULL' : listOf(String(value))) }
  if (type === 'word' && role === undefined) {
    const words = [...new Set(values.filter((value) => value !== null).map(String))]
    const codes = Object.fromEntries(words.map((word, place) => [String(place + 1), word]))
    return {
      ...column,
      from,
      sqlType: 'SMALLINT',
      codes,
      write: (value) => (value === null ? 'NULL' : String(words.indexOf(String(value)) + 1)),
    }
  }
  const types = { integer: 'BIGINT', bigint: 'NUMERIC(19)', boolean: 'BOOLEAN', word: 'VARCHAR(200)', empty: 'TEXT' }
  return {
    ...column,
    from,
    sqlType: type === 'decimal' ? `NUMERIC(${digits > 18 ? 38 : 18}, ${decimals})` : types[type],
    write: plain,
  }
}

function dateOf(day: number): string {
  const text = String(day)
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
}

function listOf(words: string): string {
  return `CAST(ARRAY[${words === '' ? '' : words.split('|').map(quoted).join(', ')}] AS TEXT[])`
}

function literal(value: TableValue): string {
  if (value === null) return 'NULL'
  if (typeof value === 'string') return quoted(value)
  return typeof value === 'number' ? decimalText(value) : String(value)
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

function chunks<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, place) => all.slice(place * size, (place + 1) * size))
}
