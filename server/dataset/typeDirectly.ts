import { join } from 'node:path'
import { duckdbDialect } from '../warehouse/duckdbDialect.ts'
import { isOfNobody } from './clinicsOfCosts.ts'
import { columnKind } from './columnKind.ts'
import { confirmColumns } from './confirmColumns.ts'
import { directColumn, STOP } from './directColumn.ts'
import { inferred, isMixed, type PlannedColumn, valuesOf } from './planColumns.ts'
import { STORED_FORM } from './storedForm.ts'
import { isOfMachine, type Staging } from './stage/RawTable.ts'
import { viewSql } from './stage/viewSql.ts'
import type { OpenedTable } from './stageTable.ts'
import { type Typed, type TypedColumn, typedColumns } from './typeTable.ts'

const { name: quoteName, word: quoteWord } = duckdbDialect

/** So many rows tell what the columns are; a later row that contradicts them ends the reading. */
const SAMPLE = 20_000

/** What was read before tells of a table. */
export interface Known {
  /** Columns whose personal numbers are looked for elsewhere. */
  readonly safe: readonly string[]
  /** The names of the clinics, where they were read. */
  readonly clinics: readonly string[]
}

/**
 * Reads a file once, straight into the Parquet file that will be stored: what its columns are is taken from its first rows,
 * and the reading ends at the first value that is wrong or not so. Nothing comes back then, nothing is told, and the
 * table is staged as text instead, where everything can be said of it. What comes back is what that would have given.
 */
export async function typeDirectly(
  opened: OpenedTable,
  staging: Staging,
  { safe, clinics }: Known,
): Promise<Typed | undefined> {
  const rows = rowsOf(opened)
  if (rows === undefined) return undefined
  const { table, files, notPersonal } = opened
  const { engine, spill } = staging
  const path = join(spill, `${table}.parquet`)
  const [view, name] = [`direct_${table}`, `typed_${table}`]
  try {
    await engine.run(`CREATE VIEW ${view} AS ${rows.sql}`)
    const planned = await planFromSample(opened, view, staging)
    if (!planned) return undefined
    const [wrong, personal]: [string[], string[]] = [[], []]
    const [later, sure, beside]: [string[], string[], string[]] = [[], [], []]
    const isStoredAgain = hasClinicOfPatients(opened)
    const rules = {
      safe: [...notPersonal, ...safe],
      isText: rows.isText,
      isNeverEmpty: rows.isPlainText,
      clinics,
      isStoredAgain,
    }
    const typed = typedColumns(opened, planned, (_, column) => {
      const direct = directColumn(table, column, rules)
      if (direct.wrongRows) wrong.push(direct.wrongRows(name))
      if (direct.mayBePersonal === true) personal.push(column.name)
      if (direct.isSure === true) sure.push(column.name)
      if (direct.beside !== undefined) beside.push(direct.beside)
      if (direct.later !== undefined) later.push(`${direct.later} AS ${quoteName(column.name)}`)
      return direct
    })
    if (table === 'costs') wrong.push(`SELECT 1 FROM ${name} WHERE ${isOfNobody(opened.columns)} LIMIT 1`)
    await engine.run(`COPY (${typedSql(opened, typed, { view, beside })}) TO ${quoteWord(path)} ${STORED_FORM}`)
    await engine.run(
      `CREATE VIEW ${name} AS SELECT 0 AS "#file", file_row_number + ${rows.first} AS "#row", * EXCLUDE (file_row_number)` +
        `${later.length > 0 ? ` REPLACE (${later.join(', ')})` : ''} FROM read_parquet(${quoteWord(path)}, file_row_number = true)`,
    )
    const found = {
      name,
      planned,
      columns: typed.map(({ column }) => column),
      rows: rows.count,
      signs: rows.signs,
      wrong,
      personal,
    }
    const columns = await confirmColumns(found, engine)
    const isMonthOfDate = table === 'contacts' && !opened.columns.includes('month')
    const read = { table, name, files, sure, isPlainText: rows.isPlainText, isMonthOfDate }
    if (columns) return { ...read, columns, ...(isStoredAgain ? { isView: true } : { path }) }
    await engine.run(`DROP VIEW ${name}`)
    return undefined
  } catch (error) {
    if (isOfMachine(error)) throw error
    return undefined
  } finally {
    await engine.run(`DROP VIEW IF EXISTS ${view}`)
  }
}

/** Every column; the month of a contact, which is made of two, afterwards, when a date has been read as a day. */
function typedSql(
  { table, columns }: OpenedTable,
  typed: readonly TypedColumn[],
  { view, beside }: { readonly view: string; readonly beside: readonly string[] },
): string {
  const isContacts = table === 'contacts'
  const hasMonth = columns.includes('month')
  const isLater = ({ column }: TypedColumn): boolean => isContacts && column.name === 'month'
  const given = typed.filter((one) => !isLater(one)).map(({ column, sql }) => `${sql} AS ${quoteName(column.name)}`)
  const written = isContacts ? [`${hasMonth ? WRITTEN_MONTH : 'CAST(NULL AS INTEGER)'} AS "#month"`] : []
  const made = isContacts && hasMonth ? [...beside, PLAIN_MONTH] : beside
  const source = made.length > 0 ? `(SELECT *, ${made.join(', ')} FROM ${view})` : view
  const month = columns.includes('date') ? MONTH : WRITTEN_ONLY
  const all = typed.map((one) => (isLater(one) ? `${month} AS month` : quoteName(one.column.name)))
  return `SELECT ${all.join(', ')} FROM (SELECT ${[...given, ...written].join(', ')} FROM ${source})`
}

/** A month as it is most often written, 2026-01, is looked up: several times faster than it is told by a pattern or its digits. */
const PLAIN_MONTH = 'TRY_CAST(month AS plain_month) AS "#month"'
const MONTHS_SINCE_1900 = 'CAST(enum_code("#month") AS INTEGER)'
/** 1900-01 is 190001, and between two Decembers and Januaries are 88 numbers that are no months. */
const WRITTEN_MONTH =
  `CASE WHEN "#month" IS NOT NULL THEN 190001 + ${MONTHS_SINCE_1900} + 88 * (${MONTHS_SINCE_1900} // 12) WHEN month IS NULL THEN NULL ` +
  `ELSE COALESCE(month_of(month), ${STOP}) END`

const WRITTEN_ONLY = `COALESCE("#month", ${STOP})`

/** Where there is a date as well, a missing month is that of the date. */
const MONTH = `CASE WHEN "#month" IS NOT NULL THEN "#month" WHEN date IS NOT NULL THEN date // 100 ELSE ${STOP} END`

/** Patients with a clinic become two tables, and are stored once more. */
function hasClinicOfPatients({ table, columns }: OpenedTable): boolean {
  return table === 'patients' && columns.includes('clinic')
}

/** The rows of a table that one file fills, row by row. */
function rowsOf({ parts }: OpenedTable) {
  const [part, ...more] = parts
  if (!part || more.length > 0 || part.filling.path === undefined) return undefined
  const { filling, opened, shaped } = part
  const { where = {}, split = {}, unpivot, distinct = false } = filling.mapping ?? {}
  if (unpivot || distinct || Object.keys(where).length > 0 || Object.keys(split).length > 0) return undefined
  const raw = { ...opened, name: `(${opened.select})`, rowNumber: '0' }
  return {
    sql: viewSql(filling, { shaped, raw, place: 0 }),
    count: opened.rows,
    first: opened.firstRow,
    // The scan of a CSV file lets no control character through, and nothing but the file is in the words.
    isPlainText: opened.isText && filling.mapping === undefined,
    isText: opened.isText,
    signs: `${opened.hasCommas} AS "#comma", ${opened.hasPoints} AS "#point"`,
  }
}

async function planFromSample(
  { table, columns }: OpenedTable,
  view: string,
  { engine, declared }: Staging,
): Promise<readonly PlannedColumn[] | undefined> {
  const kinds = columns.map((name) => columnKind(table, name, declared(table, name)))
  const values = await valuesOf({ view: `(SELECT * FROM ${view} LIMIT ${SAMPLE})`, columns }, kinds, engine)
  const planned = columns.flatMap((name, place): readonly PlannedColumn[] => {
    const [kind, counted] = [kinds[place], values[place]]
    if (!kind || !counted || (counted.commas > 0 && counted.points > 0)) return []
    if (kind.role !== 'open') return [{ name, kind, values: counted }]
    return isMixed(counted) ? [] : [{ name, kind: inferred(name, kind, counted), values: counted, isInferred: true }]
  })
  return planned.length === columns.length ? planned : undefined
}
