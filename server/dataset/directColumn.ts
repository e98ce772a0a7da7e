import { duckdbDialect } from '../warehouse/duckdbDialect.ts'
import { NOT_LISTED_HERE } from '../../models/index.ts'
import { CLINIC_COLUMNS } from './check/referenceRules.ts'
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
  /** SQL that makes the values of what was stored, where that is done when it is read again. */
  readonly later?: string
  /** Each value is one of those that were known before. */
  readonly isSure?: boolean
  /** SQL of a value that is made of the text first, because `sql` asks for it more than once; it stands beside the text. */
  readonly beside?: string
}

interface DirectRules {
  /** Columns whose personal numbers are looked for elsewhere. */
  readonly safe: readonly string[]
  /** No text is empty: where there is none, there is nothing. */
  readonly isNeverEmpty: boolean
  /** An empty value of a list is an empty list. */
  readonly isText: boolean
  /** The names of the clinics, where they are known. */
  readonly clinics: readonly string[]
  /** What is stored now is read and stored once more. */
  readonly isStoredAgain: boolean
}

/**
 * The values of a column as `typedColumn` gives them. The first number or day that is wrong or of another kind stops the
 * reading. Words are stored as they are and looked at afterwards: what is repeated is then looked at once.
 */
export function directColumn(table: TableName, planned: PlannedColumn, rules: DirectRules): DirectColumn {
  const { safe } = rules
  const { name, kind } = planned
  const x = quoteName(name)
  const { column, sql, isFit } = fitted(table, planned, x)
  const isSafe = NEVER_PERSONAL.includes(kind.role) || kind.words !== undefined || safe.includes(name)
  if (isFit === undefined)
    return {
      column,
      wrongRows: wrongWords(planned),
      mayBePersonal: !isSafe,
      ...storedWords(table, planned, { sql, ...rules }),
    }
  // What makes a day of a text says as well that it is none, and is asked once.
  const known = `COALESCE(${sql}, ${STOP})`
  const missing = `CASE WHEN ${x} IS NULL THEN ${kind.required ? STOP : 'NULL'}`
  if (kind.role === 'day') return { column, ...storedDay(planned, { missing, known }) }
  if (kind.role === 'month' || kind.role === 'yes-no') return { column, sql: `${missing} ELSE ${known} END` }
  const empty = kind.required ? STOP : sql
  const isRight = isSafe
    ? isFit
    : `(${isFit}) AND (CASE WHEN strlen(${x}) < ${SHORTEST_PERSONAL} THEN TRUE ELSE NOT has_personal(${x}) END)`
  return { column, sql: `CASE WHEN ${x} IS NULL THEN ${empty} WHEN ${isRight} THEN ${sql} ELSE ${STOP} END` }
}

/** A day as it is most often written, 2026-01-31, is read once, which takes half of the time; a day in any other form is looked at closely. */
function storedDay(
  { name }: PlannedColumn,
  { missing, known }: { readonly missing: string; readonly known: string },
): Pick<DirectColumn, 'sql' | 'beside'> {
  const [x, day] = [quoteName(name), quoteName(`#day ${name}`)]
  return {
    beside: `TRY_CAST(${x} AS DATE) AS ${day}`,
    sql: `${missing} WHEN strlen(${x}) = 10 AND CAST(${day} AS VARCHAR) = ${x} THEN day_number(${day}) ELSE ${known} END`,
  }
}

/** More words than these are written as they are read. */
const MOST_KNOWN = 10_000

/**
 * Words as they are stored. Where all that may be there are known, each is stored as its place among them, which takes half of the time, and any
 * other ends the reading. A list that is read again is put into its order then: the words of a stored file are looked at once each.
 */
function storedWords(
  table: TableName,
  { name, kind }: PlannedColumn,
  { sql, isNeverEmpty, isText, isStoredAgain, clinics }: DirectRules & { readonly sql: string },
): Pick<DirectColumn, 'sql' | 'later' | 'mayBePersonal' | 'isSure'> {
  const x = quoteName(name)
  if (kind.role === 'fact-words')
    return isStoredAgain ? { sql: x, later: isText ? `COALESCE(words_of(${x}), '')` : `words_of(${x})` } : { sql }
  const text = isNeverEmpty ? x : sql
  const known = [...new Set(kind.words ?? wordsOfClinics(table, name, clinics))]
  if (known.length === 0 || known.length > MOST_KNOWN) return { sql: text }
  return { sql: `CAST(${text} AS ENUM (${known.map(quoteWord).join(', ')}))`, mayBePersonal: false, isSure: true }
}

/** What may stand in a column that names a clinic. */
function wordsOfClinics(table: TableName, name: string, clinics: readonly string[]): readonly string[] {
  const isOfClinics = CLINIC_COLUMNS.some(([one, column]) => one === table && column === name)
  if (clinics.length === 0 || !(isOfClinics || (table === 'patients' && name === 'clinic'))) return []
  return name === 'listed_at' ? [...clinics, ...NOT_LISTED_HERE] : clinics
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
