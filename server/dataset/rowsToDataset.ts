import { createHash } from 'node:crypto'
import type { FactValue, Rows } from '../../models/index.ts'
import { duckdbWarehouse } from '../warehouse/duckdb.ts'
import { LISTED } from '../warehouse/listed/ListedTable.ts'
import { makeListed } from '../warehouse/listed/makeListed.ts'
import { duckdbDialect } from '../warehouse/duckdbDialect.ts'
import type { Dataset } from './Dataset.ts'
import { DataError } from './DataProblem.ts'
import { decimalsOf, decimalText } from './decimalText.ts'
import type { Description, TableDescription } from './Description.ts'
import { openMemory } from './openMemory.ts'
import { readDelivered } from './readDelivered.ts'
import { schemaOf, type TableWords } from './schemaOf.ts'
import { numberColumn, sqlType } from './sqlType.ts'
import { absentColumns, emptyColumn, standardColumns, type StoredColumn, type TableName } from './tables.ts'

/** One row of a table, by column; a column that is absent is null. */
type PlainRow = Readonly<Record<string, FactValue | undefined>>

/** Loads plain rows into tables of an in-memory DuckDB: for tests, a document's own examples and small demonstrations. */
export async function rowsToDataset(rows: Rows): Promise<Dataset> {
  const tables = plainTables(rows)
  const described = tables.map(([name, plain]) => [name, describeTable(name, plain)] as const)
  const description: Description = { name: 'rows', invented: true, tables: Object.fromEntries(described) }
  const memory = await openMemory()
  const connection = await memory.connect()
  await connection.run(
    tables.map(([name, plain], place) => loadSql(name, plain, described[place]?.[1].columns ?? [])).join(''),
  )
  const listed = await makeListed({
    from: { clinics: 'clinics', patients: 'patients', listings: 'listings' },
    columns: description.tables.patients?.columns ?? [],
    ask: async (sql) => (await connection.runAndReadAll(sql)).getRows(),
  })
  await connection.run(`CREATE TABLE ${LISTED} AS ${listed.sql}`)
  const delivered = await readDelivered(description, connection)
  connection.closeSync()
  return {
    warehouse: duckdbWarehouse({
      connect: memory.connect,
      schema: schemaOf(description, wordsOfRows(tables, description)),
      listed: listed.listed,
      close: memory.close,
    }),
    description,
    hash: hashOf(tables),
    has: (table) => description.tables[table] !== undefined,
    columns: (table) => description.tables[table]?.columns ?? [],
    delivered,
  }
}

/** All words of each column that has some. */
function wordsOfRows(tables: ReturnType<typeof plainTables>, { tables: described }: Description): TableWords {
  return new Map(
    tables.map(([name, rows]) => {
      const columns = described[name]?.columns.filter(({ type }) => type === 'word') ?? []
      return [
        name,
        new Map(columns.map((column) => [column.name, new Set(rows.map((row) => wordIn(row[column.name])))])),
      ]
    }),
  )
}

const wordIn = (value: FactValue | undefined): string | null =>
  value === undefined || value === null ? null : String(value)

/** Rows as tables: facts become columns, several words one text with bars. */
function plainTables(rows: Rows): readonly (readonly [TableName, readonly PlainRow[]])[] {
  return [
    ['clinics', rows.clinics.map(({ facts, ...row }) => ({ ...facts, ...row }))],
    [
      'patients',
      rows.patients.map(({ facts, exactProfile, ...row }) => ({ ...facts, ...row, exact_profile: exactProfile })),
    ],
    ['listings', rows.listings.map((row) => ({ ...row }))],
    ['contacts', rows.contacts.map(({ facts, listedAt, ...row }) => ({ ...facts, ...row, listed_at: listedAt }))],
    ['diagnoses', rows.diagnoses.map((row) => ({ ...row }))],
    ['enrolments', rows.enrolments.map(({ facts, ...row }) => ({ ...facts, ...row }))],
    ['costs', rows.costs.map(({ facts, ...row }) => ({ ...facts, ...row }))],
    ['measurements', rows.measurements.map((row) => ({ ...row }))],
    ['clinic_facts', rows.clinicFacts.map((row) => ({ ...row }))],
    ['indicators', rows.indicators.map((row) => ({ ...row }))],
    ['codes', rows.codes.map((row) => ({ ...row }))],
  ]
}

function describeTable(table: TableName, rows: readonly PlainRow[]): TableDescription {
  const given = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const absent = absentColumns(table, given).map(({ name }) => name)
  const standard = standardColumns(table)
    .map(({ name }) => name)
    .filter((name) => given.includes(name) || absent.includes(name))
  const facts = given.filter((name) => !standard.includes(name)).toSorted()
  return {
    rows: rows.length,
    columns: [...standard, ...facts].map((name) => columnFor(table, name, rows)),
    largestN: rows.reduce((largest, row) => Math.max(largest, Number(row['n'] ?? 1)), 1),
  }
}

/** The narrowest type that holds a column's values exactly. */
function columnFor(table: TableName, name: string, rows: readonly PlainRow[]): StoredColumn {
  const values = rows.map((row) => row[name]).filter((value) => value !== undefined)
  const kinds = new Set(values.map((value) => (Array.isArray(value) ? 'words' : typeof value)))
  if (kinds.size > 1) throw mixed(table, name, [...kinds])
  switch ([...kinds][0]) {
    case undefined:
      return emptyColumn(table, name)
    case 'words':
      return { name, type: 'words' }
    case 'boolean':
      return { name, type: 'boolean' }
    case 'number':
      return columnOfNumbers(name, values as readonly number[])
    default:
      return { name, type: 'word' }
  }
}

function columnOfNumbers(name: string, values: readonly number[]): StoredColumn {
  const texts = values.map(decimalText)
  return numberColumn(name, {
    whole: texts.reduce((most, text) => Math.max(most, text.replace(/^-/, '').split('.')[0]?.length ?? 0), 1),
    decimals: texts.reduce((most, text) => Math.max(most, decimalsOf(text)), 0),
    most: values.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
  })
}

function loadSql(table: TableName, rows: readonly PlainRow[], columns: readonly StoredColumn[]): string {
  const types = columns.map((column) => `${duckdbDialect.name(column.name)} ${sqlType(column)}`)
  const create = `CREATE TABLE ${table} (${types.join(', ')});\n`
  const values = rows.map((row) => `(${columns.map(({ name }) => literal(row[name])).join(', ')})`)
  return rows.length === 0 ? create : `${create}INSERT INTO ${table} VALUES ${values.join(',\n')};\n`
}

function literal(value: FactValue | undefined): string {
  if (value === undefined) return 'NULL'
  if (typeof value === 'number') return decimalText(value)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  return duckdbDialect.word(typeof value === 'string' ? value : value.join('|'))
}

/** The rows' own hash, whatever their order. */
function hashOf(tables: readonly (readonly [TableName, readonly PlainRow[]])[]): string {
  const sorted = (row: PlainRow): string =>
    JSON.stringify(
      Object.entries(row)
        .filter(([, value]) => value !== undefined)
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    )
  const text = JSON.stringify(tables.map(([name, rows]) => [name, rows.map(sorted).toSorted()]))
  return `sha256-${createHash('sha256').update(text).digest('hex')}`
}

function mixed(table: TableName, column: string, kinds: readonly string[]): DataError {
  const message = `The column \`${column}\` of ${table} has values of different kinds: ${kinds.join(', ')}.`
  return new DataError([{ code: 'mixed-column', file: table, column, message }])
}
