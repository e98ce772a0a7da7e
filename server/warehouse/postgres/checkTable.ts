import type { DataProblem, DataProblemCode } from '../../dataset/DataProblem.ts'
import { OWNERS_OF_COSTS, standardColumns } from '../../dataset/tables.ts'
import type { Ask } from '../Ask.ts'
import { postgresDialect as dialect } from '../postgresDialect.ts'
import type { ReadTable, ReadSchema } from '../Schema.ts'
import { sourceSql } from '../sourceSql.ts'

/** What one look at a table told. */
export interface CheckedTable {
  readonly rows: number
  readonly largestN: number
  readonly problems: readonly DataProblem[]
}

/** What must not be, as a condition on a row, and how it is told. */
interface Check {
  readonly code: DataProblemCode
  readonly column: string
  readonly wrong: string
  readonly message: string
  readonly hint: string
}

/**
 * Looks once through a table for what an import would refuse: values that must be there and are not, days that do not
 * exist, rows that stand for none, and ids that come twice. Only how many there are leaves the database.
 */
export async function checkTable(
  table: ReadTable,
  schema: ReadSchema,
  { ask, file }: { readonly ask: Ask; readonly file: string },
): Promise<CheckedTable> {
  const checks = checksOf(table, schema)
  const hasId = standardColumns(table)[0]?.role === 'id'
  const select = [
    'count(*)',
    standardColumns(table).some(({ name }) => name === 'n') ? 'max(n)' : '1',
    hasId ? 'count(id) - count(DISTINCT id)' : '0',
    ...checks.map(({ wrong }) => `count(CASE WHEN ${wrong} THEN 1 END)`),
  ]
  const answer = await ask(`SELECT ${select.join(', ')} FROM (${sourceSql(table, { schema, dialect }) ?? ''}) t`)
  const [rows = 0, largestN = 1, twice = 0, ...counts] = answer.map((column) => Number(column[0] ?? 0))
  const problems = checks.flatMap(({ code, column, message, hint }, place): readonly DataProblem[] => {
    const found = counts[place] ?? 0
    return found === 0
      ? []
      : [{ code, file, column: `${table}.${column}`, message: `${inRows(found)} ${message}`, hint }]
  })
  const again: DataProblem = {
    code: 'duplicate-row',
    file,
    column: `${table}.id`,
    message: `${inRows(twice)} \`id\` is that of another row.`,
    hint: 'Give a view with each once: a row that stands twice would be paid for twice.',
  }
  return { rows, largestN: Math.max(1, largestN), problems: twice > 0 ? [...problems, again] : problems }
}

function inRows(count: number): string {
  return count === 1 ? 'In one row' : `In ${count} rows`
}

function checksOf(table: ReadTable, schema: ReadSchema): readonly Check[] {
  const mapped = schema.get(table)?.mapped
  const ofColumns = standardColumns(table).flatMap(({ name, required, role }): readonly Check[] => {
    const column = mapped?.columns.find((one) => one.name === name)
    if (column?.from === undefined) return []
    const value = dialect.name(name)
    const checks: Check[] = []
    if (required || role === 'count')
      checks.push({
        code: 'missing-value',
        column: name,
        wrong: `${value} IS NULL`,
        message: `\`${name}\` is missing.`,
        hint: 'Give a view without these rows, or with a value.',
      })
    if (role === 'count')
      checks.push({
        code: 'out-of-range',
        column: name,
        wrong: `${value} < 1`,
        message: `\`${name}\` is below 1, and a row stands for one at least.`,
        hint: 'Give a view without these rows.',
      })
    if (role === 'day' || role === 'month')
      checks.push({
        code: 'impossible-date',
        column: name,
        wrong: role === 'day' ? noDay(value, ENDLESS.includes(name)) : noMonth(value),
        message: `\`${name}\` is no ${role} of the calendar.`,
        hint:
          role === 'day'
            ? 'A day is a DATE, or a whole number such as 20260131.'
            : 'A month is a DATE, or a whole number such as 202601.',
      })
    return checks
  })
  return table === 'costs' ? [...ofColumns, ...ownerChecks(schema)] : ofColumns
}

/** A cost is of a clinic, of a patient, or of both; where a patient's clinic is to be found, listings say which. */
function ownerChecks(schema: ReadSchema): readonly Check[] {
  const isThere = (name: string): boolean => schema.get('costs')?.columns.has(name) ?? false
  const owners = OWNERS_OF_COSTS.filter(isThere).map((name) => `${name} IS NULL`)
  const ofNobody: Check = {
    code: 'missing-value',
    column: 'clinic',
    wrong: owners.join(' AND '),
    message: 'neither `clinic` nor `patient` says whose the cost is.',
    hint: 'Give a view without these rows, or with a clinic or a patient.',
  }
  if (!isThere('patient') || schema.has('listings')) return [ofNobody]
  const unlisted: Check = {
    code: 'missing-table',
    column: 'clinic',
    wrong: 'clinic IS NULL AND patient IS NOT NULL',
    message:
      'a cost of a patient has no clinic, and the file names no `listings` that say where the patient was listed.',
    hint: 'Add `listings` under `tables:`, or give a view with the clinic of each cost.',
  }
  return [ofNobody, unlisted]
}

/** A spell may begin and end without a day: -infinity and infinity. */
const ENDLESS: readonly string[] = ['from', 'to', 'opened', 'closed']

function noDay(day: string, mayBeEndless: boolean): string {
  const wrong = `(${noMonth(`${day} / 100`)} OR ${day} % 100 NOT BETWEEN 1 AND ${lastDay(day)})`
  return mayBeEndless ? `${day} NOT IN (0, 99999999) AND ${wrong}` : wrong
}

/** The last day of a day's month. */
function lastDay(day: string): string {
  const year = `(${day} / 10000)`
  const isLeap = `${year} % 4 = 0 AND (${year} % 100 <> 0 OR ${year} % 400 = 0)`
  return `CASE WHEN ${day} / 100 % 100 IN (4, 6, 9, 11) THEN 30 WHEN ${day} / 100 % 100 <> 2 THEN 31 WHEN ${isLeap} THEN 29 ELSE 28 END`
}

function noMonth(month: string): string {
  return `(${month} NOT BETWEEN 100001 AND 999912 OR (${month}) % 100 NOT BETWEEN 1 AND 12)`
}
