import { duckdbDialect } from '../warehouse/duckdbDialect.ts'
import type { DataProblem } from './DataProblem.ts'
import type { ImportEngine } from './ImportEngine.ts'
import type { TableMapping } from './Mapping.ts'
import { nearestWord } from './nearestWord.ts'
import type { Problems } from './Problems.ts'
import { type CsvShape, scanCsv } from './scanCsv.ts'
import { shorten } from './shorten.ts'
import type { Declared, Filling } from './Source.ts'
import type { TableName } from './tables.ts'

const { name: quoteName, word: quoteWord } = duckdbDialect

/**
 * A table as text: a view `staged_clinics` with every column as it was written, trimmed, the file (`#file`) and the row
 * (`#row`) that each row comes from, whether decimals may have a comma (`#comma`), and whether an empty value of a list
 * means that it is empty (`#csv`).
 */
export interface Staged {
  readonly table: TableName
  readonly view: string
  readonly columns: readonly string[]
  /** The names of files, by `#file`. */
  readonly files: readonly string[]
}

/** A file that the engine has read: a table with columns `c0`, `c1` … under these names. */
interface RawTable {
  readonly name: string
  readonly columns: readonly string[]
  readonly isCsv: boolean
  readonly hasCommas: boolean
}

interface Staging {
  readonly engine: ImportEngine
  readonly problems: Problems
  readonly declared: (table: TableName, column: string) => Declared
}

/** Reads the files that fill one table. Nothing comes back where one of them cannot be read. */
export async function stageTable(
  table: TableName,
  fillings: readonly Filling[],
  staging: Staging,
): Promise<Staged | undefined> {
  const parts: { readonly sql: string; readonly columns: readonly string[] }[] = []
  for (const [place, filling] of fillings.entries()) {
    const raw = await readRaw(filling, `raw_${table}_${place}`, staging)
    const shaped = raw && shapeColumns(filling, raw, staging.problems)
    if (!raw || !shaped) continue
    parts.push({ sql: viewSql(filling, { shaped, raw, place }), columns: shaped.map(({ name }) => name) })
  }
  if (parts.length < fillings.length || parts.length === 0) return undefined
  const view = `staged_${table}`
  await staging.engine.run(`CREATE VIEW ${view} AS ${parts.map(({ sql }) => sql).join('\nUNION ALL BY NAME\n')}`)
  const columns = [...new Set(parts.flatMap((part) => part.columns))]
  return { table, view, columns, files: fillings.map(({ file }) => file) }
}

async function readRaw(filling: Filling, name: string, staging: Staging): Promise<RawTable | undefined> {
  if (filling.path === undefined) return readRows(filling.mapping?.rows ?? [], name, staging)
  if (filling.path.toLowerCase().endsWith('.parquet'))
    return readParquet({ ...filling, path: filling.path }, name, staging)
  return readCsv({ ...filling, path: filling.path }, name, staging)
}

async function readCsv(
  { path, file }: Filling & { readonly path: string },
  name: string,
  staging: Staging,
): Promise<RawTable | undefined> {
  const shape = scanCsv(path, file, staging.problems)
  const columns = shape && plainNames(shape.header, file, staging.problems)
  if (!shape || !columns) return undefined
  const trimmed = columns.map((_, place) => `nullif(trimmed(c${place}), '') AS c${place}`).join(', ')
  const read = await staging.engine
    .run(`CREATE TABLE ${name} AS SELECT ${trimmed} FROM ${csvReader(path, shape)} LIMIT ${shape.rows}`)
    .then(async () => Number((await staging.engine.ask(`SELECT count(*) FROM ${name}`))[0]?.[0]))
    .catch((error: unknown) => {
      if (isOfMachine(error)) throw error
      return firstLine(error)
    })
  if (read !== shape.rows) {
    const why = typeof read === 'string' ? read : `${read} rows instead of ${shape.rows}`
    staging.problems.add({ code: 'broken-csv', file, message: `The file cannot be read: ${why}.` })
    return undefined
  }
  return { name, columns, isCsv: true, hasCommas: shape.delimiter === ';' }
}

/** Nothing is guessed: the scan has said how the file is written. */
function csvReader(path: string, { delimiter, header }: CsvShape): string {
  const types = header.map((_, place) => `'c${place}': 'VARCHAR'`).join(', ')
  return (
    `read_csv(${quoteWord(path)}, auto_detect = false, header = true, delim = ${quoteWord(delimiter)}, quote = '"', ` +
    `escape = '"', columns = {${types}}, strict_mode = true, max_line_size = 4194304)`
  )
}

async function readParquet(
  { path, file, table, mapping }: Filling & { readonly path: string },
  name: string,
  { engine, problems, declared }: Staging,
): Promise<RawTable | undefined> {
  const reader = `read_parquet(${quoteWord(path)})`
  const broken = (error: unknown): undefined => {
    if (isOfMachine(error)) throw error
    problems.add({
      code: 'broken-parquet',
      file,
      message: 'This is no Parquet file that can be read.',
      value: firstLine(error),
    })
  }
  const described = await engine
    .ask(`SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${reader})`)
    .catch(broken)
  if (!described) return undefined
  const columns = plainNames(
    described.map(([column]) => String(column)),
    file,
    problems,
  )
  if (!columns) return undefined
  const before = problems.count()
  const select = described.map(([column, type], place) => {
    const target = targetsOf(mapping, columns[place] ?? '')
    const isRounded = target.some((one) => declared(table, one).decimals !== undefined)
    const sql = textOf(quoteName(String(column)), String(type), isRounded)
    if (sql === undefined) problems.add(unfit(file, String(column), String(type)))
    return `trimmed(${sql}) AS c${place}`
  })
  if (problems.count() > before) return undefined
  const isRead = await engine
    .run(`CREATE TABLE ${name} AS SELECT ${select.join(', ')} FROM ${reader}`)
    .then(() => true)
    .catch(broken)
  if (!isRead) return undefined
  return { name, columns, isCsv: false, hasCommas: false }
}

/** Which columns of the table a column of the file fills. */
function targetsOf(mapping: TableMapping | undefined, column: string): readonly string[] {
  if (!mapping?.columns) return [column]
  return Object.entries(mapping.columns).flatMap(([target, from]) => (from.toLowerCase() === column ? [target] : []))
}

/** A value of any type as text; nothing for a type that no table of ours has. */
function textOf(column: string, type: string, isRounded: boolean): string | undefined {
  if (type.startsWith('VARCHAR[')) return `array_to_string(${column}, '|')`
  if (/^(FLOAT|DOUBLE)$/.test(type))
    return isRounded ? `CAST(CAST(${column} AS DECIMAL(38, 15)) AS VARCHAR)` : undefined
  if (/[[(]|^(STRUCT|MAP|UNION|BLOB|BIT|INTERVAL)/.test(type) && !/^(DECIMAL|ENUM)\(/.test(type)) return undefined
  return `CAST(${column} AS VARCHAR)`
}

function unfit(file: string, column: string, type: string): DataProblem {
  const isDouble = type === 'DOUBLE' || type === 'FLOAT'
  return {
    code: isDouble ? 'double-column' : 'wrong-kind',
    file,
    column,
    value: shorten(type),
    message: isDouble
      ? `The column \`${column}\` has floating-point numbers (${type}), whose sums are not exact.`
      : `The column \`${column}\` has values of the type ${shorten(type)}, which no table of a dataset has.`,
    hint: isDouble
      ? 'Give a view with DECIMAL, or say in a mapping how many `decimals` the column has.'
      : 'Give numbers, words, dates or yes and no.',
  }
}

async function readRows(
  rows: readonly Readonly<Record<string, string>>[],
  name: string,
  { engine }: Staging,
): Promise<RawTable> {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const values = rows.map(
    (row) =>
      `(${columns.map((column) => (row[column] === undefined ? 'NULL' : quoteWord(row[column] ?? ''))).join(', ')})`,
  )
  const names = columns.map((_, place) => `c${place}`)
  const types = names.map((column) => `${column} VARCHAR`).join(', ')
  await engine.run(`CREATE TABLE ${name} (${types})`)
  if (values.length > 0) await engine.run(`INSERT INTO ${name} VALUES ${values.join(', ')}`)
  return { name, columns: columns.map((column) => column.toLowerCase()), isCsv: true, hasCommas: false }
}

/** The names of a header: each there, and each once whatever its case, for SQL knows no case. */
function plainNames(header: readonly string[], file: string, problems: Problems): readonly string[] | undefined {
  const before = problems.count()
  const names = header.map((name) => name.trim().toLowerCase())
  for (const [place, name] of names.entries()) {
    if (name === '')
      problems.add({
        code: 'missing-column',
        file,
        row: 1,
        message: `Column ${place + 1} has no name.`,
        hint: 'A delimiter too many makes such columns.',
      })
    else if (names.indexOf(name) < place)
      problems.add({
        code: 'duplicate-column',
        file,
        row: 1,
        column: header[place],
        message: `The column \`${header[place]}\` is there twice.`,
      })
  }
  return problems.count() > before ? undefined : names
}

/** A column of the table and the SQL that fills it, before words are replaced and lists are split. */
interface Shaped {
  readonly name: string
  readonly sql: string
}

/** What fills each column of the table. A column of a mapping that the file lacks is named with the nearest that it has. */
function shapeColumns({ file, mapping }: Filling, raw: RawTable, problems: Problems): readonly Shaped[] | undefined {
  if (!mapping || mapping.rows) return raw.columns.map((name, place) => ({ name, sql: `c${place}` }))
  const before = problems.count()
  const columnOf = (from: string): string => {
    const place = raw.columns.indexOf(from.toLowerCase())
    if (place >= 0) return `c${place}`
    const near = nearestWord(from, raw.columns)
    problems.add({
      code: 'unknown-column',
      file,
      column: from,
      message: `The mapping reads a column \`${from}\`, and the file has none of that name.`,
      hint:
        near === undefined ? `Its columns are ${shorten(raw.columns.join(', '), 300)}.` : `Did you mean \`${near}\`?`,
    })
    return 'NULL'
  }
  const { columns, others, constants, unpivot } = mapping
  const named = Object.entries(columns ?? {}).map(([name, from]): Shaped => ({ name, sql: columnOf(from) }))
  const used = new Set(Object.values(columns ?? {}).map((from) => from.toLowerCase()))
  const kept =
    columns && others === 'leave'
      ? []
      : raw.columns.filter((name) => !used.has(name)).map((name): Shaped => ({ name, sql: columnOf(name) }))
  const fixed = Object.entries(constants).map(([name, word]): Shaped => ({ name, sql: quoteWord(word) }))
  const spread = unpivot ? unpivotColumns(unpivot, columnOf) : []
  for (const column of Object.keys(mapping.where)) columnOf(column)
  const shaped = [...named, ...kept.filter(({ name }) => !named.some((one) => one.name === name)), ...fixed, ...spread]
  return problems.count() > before ? undefined : shaped
}

/** `#case` counts the rows that one row of the file becomes. */
function unpivotColumns(
  { into, columns }: NonNullable<TableMapping['unpivot']>,
  columnOf: (from: string) => string,
): readonly Shaped[] {
  const cases = Object.entries(columns)
  const targets = [...new Set(cases.flatMap(([, filled]) => Object.keys(filled)))]
  const choice = (sqlOf: (filled: Readonly<Record<string, string>>, name: string) => string): string =>
    `CASE "#case" ${cases.map(([name, filled], place) => `WHEN ${place} THEN ${sqlOf(filled, name)}`).join(' ')} END`
  return [
    { name: into, sql: choice((_, name) => quoteWord(name)) },
    ...targets.map(
      (name): Shaped => ({
        name,
        sql: choice((filled) => (filled[name] === undefined ? 'NULL' : columnOrConstant(filled[name], columnOf))),
      }),
    ),
  ]
}

/** A plain number stands for itself, such as a denominator of 100. */
function columnOrConstant(from: string, columnOf: (from: string) => string): string {
  return /^\d+$/.test(from) ? quoteWord(from) : columnOf(from)
}

/** The rows of one file as the table has them, all text. */
function viewSql(
  { mapping }: Filling,
  { shaped, raw, place }: { readonly shaped: readonly Shaped[]; readonly raw: RawTable; readonly place: number },
): string {
  const columns = shaped.map(
    ({ name, sql }) => `${replaced(cleaned(sql, mapping), mapping?.values[name])} AS ${quoteName(name)}`,
  )
  const cases = mapping?.unpivot ? `, range(${Object.keys(mapping.unpivot.columns).length}) cases("#case")` : ''
  const wanted = Object.entries(mapping?.where ?? {}).map(([column, words]) => {
    const from = `c${raw.columns.indexOf(column.toLowerCase())}`
    return words.length === 0 ? 'FALSE' : `${from} IN (${words.map(quoteWord).join(', ')})`
  })
  const first = raw.isCsv && !mapping?.rows ? 2 : 1
  const rows =
    `SELECT ${place} AS "#file", ${raw.name}.rowid + ${first} AS "#row", ${raw.hasCommas} AS "#comma", ${raw.isCsv} AS "#csv", ` +
    `${columns.join(', ')} FROM ${raw.name}${cases}${wanted.length > 0 ? ` WHERE ${wanted.join(' AND ')}` : ''}`
  return Object.entries(mapping?.split ?? {}).reduce(
    (sql, [column, mark]) => splitSql(sql, quoteName(column), quoteWord(mark)),
    rows,
  )
}

function splitSql(rows: string, column: string, mark: string): string {
  return (
    `SELECT * REPLACE (trimmed(${column}) AS ${column}) FROM ` +
    `(SELECT * REPLACE (unnest(string_split(${column}, ${mark})) AS ${column}) FROM (${rows})) WHERE trimmed(${column}) <> ''`
  )
}

function cleaned(sql: string, mapping: TableMapping | undefined): string {
  return (mapping?.missing ?? []).reduce((value, missing) => `nullif(${value}, ${quoteWord(missing)})`, sql)
}

function replaced(sql: string, words: Readonly<Record<string, string>> | undefined): string {
  if (!words || Object.keys(words).length === 0) return sql
  const cases = Object.entries(words).map(([from, to]) => `WHEN ${quoteWord(from)} THEN ${quoteWord(to)}`)
  return `CASE ${sql} ${cases.join(' ')} ELSE ${sql} END`
}

/** A full disk or memory says nothing of the file. */
function isOfMachine(error: unknown): boolean {
  return error instanceof Error && /^Out of Memory Error|No space left|Permission denied/.test(error.message)
}

function firstLine(error: unknown): string {
  return shorten(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error), 200)
}
