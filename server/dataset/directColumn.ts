import { duckdbDialect } from '../warehouse/duckdbDialect.ts'
import { columnChecks, MOST_DECIMALS, MOST_DIGITS, numberText, sortOfNumber } from './columnChecks.ts'
import { NEVER_PERSONAL } from './personal/tellPersonalNumbers.ts'
import { inferredYesNo, type PlannedColumn } from './planColumns.ts'
import { sqlType } from './sqlType.ts'
import type { TableName } from './tables.ts'
import { type TypedColumn, typedColumn } from './typeTable.ts'

const { name: quoteName, word: quoteWord } = duckdbDialect

/** Ends the statement: somebody must look closer. */
export const STOP = `error('not as its first rows')`
/** No text with a personal number is shorter. */
const SHORTEST_PERSONAL = 10

/** A column that is read straight into its table. */
export interface DirectColumn extends TypedColumn {
  /** SQL of a table's rows that are wrong, of which there must be none. */
  readonly wrongRows?: ((table: string) => string) | undefined
  /** A personal number may stand in the stored values. */
  readonly mayBePersonal?: boolean
}

interface DirectRules {
  /** Columns whose personal numbers are looked for elsewhere. */
  readonly safe: readonly string[]
  /** No text is empty: where there is none, there is nothing. */
  readonly isNeverEmpty: boolean
}

/**
 * The values of a column as `typedColumn` gives them. The first number or day that is wrong or of another kind stops the
 * reading. Words are stored as they are and looked at afterwards: what is repeated is then looked at once.
 */
export function directColumn(
  table: TableName,
  planned: PlannedColumn,
  { safe, isNeverEmpty }: DirectRules,
): DirectColumn {
  const { name, kind } = planned
  const x = quoteName(name)
  const { column, sql, isFit } = fitted(table, planned, x)
  const isSafe = NEVER_PERSONAL.includes(kind.role) || kind.words !== undefined || safe.includes(name)
  if (isFit === undefined)
    return {
      column,
      sql: isNeverEmpty && column.type === 'word' ? x : sql,
      wrongRows: wrongWords(planned),
      mayBePersonal: !isSafe,
    }
  // What makes a day of a text says as well that it is none, and is asked once.
  if (['day', 'month', 'yes-no'].includes(kind.role))
    return {
      column,
      sql: `CASE WHEN ${x} IS NULL THEN ${kind.required ? STOP : 'NULL'} ELSE COALESCE(${sql}, ${STOP}) END`,
    }
  const empty = kind.required ? STOP : sql
  const isRight = isSafe
    ? isFit
    : `(${isFit}) AND (CASE WHEN strlen(${x}) < ${SHORTEST_PERSONAL} THEN TRUE ELSE NOT has_personal(${x}) END)`
  return { column, sql: `CASE WHEN ${x} IS NULL THEN ${empty} WHEN ${isRight} THEN ${sql} ELSE ${STOP} END` }
}

/** Each word is looked at once, however many rows have it. */
function wrongWords({ name, kind: { role, required, words } }: PlannedColumn): DirectColumn['wrongRows'] {
  const x = quoteName(name)
  const known = words?.map(quoteWord).join(', ')
  const isStrange =
    role === 'fact-words' ? `NOT list_has_all([${known}, ''], string_split(${x}, '|'))` : `${x} NOT IN (${known})`
  const where = [...(required ? [`${x} IS NULL`] : []), ...(known === undefined ? [] : [isStrange])]
  return where.length === 0
    ? undefined
    : (table) => `SELECT 1 FROM (SELECT DISTINCT ${x} FROM ${table}) WHERE ${where.join(' OR ')} LIMIT 1`
}

interface Fitted extends TypedColumn {
  /** Of a value that is there: nothing is wrong with it, and it is as the sample was. Absent for words, which are looked at afterwards. */
  readonly isFit?: string
}

function fitted(table: TableName, planned: PlannedColumn, x: string): Fitted {
  const { kind, values, isInferred } = planned
  const typed = typedColumn(table, planned)
  const isEmpty = values.known === 0 && kind.role.startsWith('fact-') && kind.role !== 'fact-words'
  if (isEmpty) return { ...typed, isFit: 'FALSE' }
  if (kind.role === 'measure' || kind.role === 'number' || kind.role === 'fact-number')
    return fittedNumber(typed, table, planned)
  if (typed.column.type === 'word' || typed.column.type === 'words') return typed
  if (isInferred && kind.role === 'fact-yes-no') return { ...typed, isFit: inferredYesNo(x) }
  const checks = columnChecks(kind, { values, isOfClinic: table === 'clinics', canBeEmpty: true })
  const isRight =
    checks.length === 0 ? 'TRUE' : `NOT (${checks.map(({ isWrong }) => isWrong(x, `(${numberText(x)})`)).join(' OR ')})`
  if (kind.role !== 'count') return { ...typed, isFit: isRight }
  const isPlain = `${isPlainWhole(x, 'INTEGER')} AND strlen(${x}) <= 9 AND TRY_CAST(${x} AS INTEGER) > 0`
  return { ...typed, isFit: `CASE WHEN ${isPlain} THEN TRUE ELSE ${isRight} END` }
}

/** A number of the sample's type and sign, in plain digits: what is written in another way is left to be looked at. */
function fittedNumber({ column }: TypedColumn, table: TableName, { name, kind, values }: PlannedColumn): Fitted {
  const x = quoteName(name)
  const { decimals, commas } = values
  const type = sqlType(column)
  // A point in a file that may have decimal commas may also stand between thousands.
  const [mark, regexMark] = commas > 0 ? [',', ','] : ['.', String.raw`\.`]
  const most = MOST_DECIMALS[sortOfNumber(kind, table === 'clinics')]
  const isOther = kind.decimals !== undefined || decimals > most || (kind.isWhole === true && decimals > 0)
  const y = mark === ',' ? `replace(${x}, ',', '.')` : x
  const whole = Math.min(MOST_DIGITS - decimals, column.type === 'integer' ? 9 : MOST_DIGITS)
  const tail = decimals === 0 ? `0*` : `[0-9]{1,${decimals}}0*`
  const isWritten = `regexp_full_match(${x}, '-?(0|[1-9][0-9]{0,${whole - 1}})(${regexMark}${tail})?') AND (${commas > 0 ? '"#comma"' : '("#point" AND NOT "#comma")'} OR NOT contains(${x}, '${mark}'))`
  const isPlain = decimals === 0 && column.type === 'integer' ? isPlainWhole(x, 'INTEGER') : 'FALSE'
  const isInRange = [
    ...(kind.minimum === undefined ? [] : [`TRY_CAST(${y} AS ${type}) >= ${kind.minimum}`]),
    ...(kind.maximum === undefined ? [] : [`TRY_CAST(${y} AS ${type}) <= ${kind.maximum}`]),
  ]
  const isFit = [`CASE WHEN ${isPlain} THEN TRUE ELSE ${isWritten} END`, ...isInRange].join(' AND ')
  return { column, sql: `TRY_CAST(${y} AS ${type})`, isFit: isOther || whole < 1 ? 'FALSE' : isFit }
}

/** Whole numbers as they are most often written: told by their type alone, several times faster than by their letters. */
function isPlainWhole(x: string, type: string): string {
  return `CAST(TRY_CAST(${x} AS ${type}) AS VARCHAR) = ${x}`
}
