import { duckdbDialect } from '../warehouse/duckdbDialect.ts'
import { columnChecks, MOST_DECIMALS, MOST_DIGITS, numberText, sortOfNumber } from './columnChecks.ts'
import { NEVER_PERSONAL } from './personal/tellPersonalNumbers.ts'
import { inferredYesNo, type PlannedColumn } from './planColumns.ts'
import { sqlType } from './sqlType.ts'
import type { TableName } from './tables.ts'
import { type TypedColumn, typedColumn } from './typeTable.ts'

const { name: quoteName } = duckdbDialect

/** Ends the statement: somebody must look closer. */
export const STOP = `error('not as its first rows')`
/** No text with a personal number is shorter. */
const SHORTEST_PERSONAL = 10

/** The values of a column as `typedColumn` gives them; the first that is wrong or of another kind stops the reading. */
export function directColumn(table: TableName, planned: PlannedColumn, notPersonal: readonly string[]): TypedColumn {
  const { name, kind } = planned
  const x = quoteName(name)
  const { column, sql, isFit } = fitted(table, planned, x)
  const isSafe =
    NEVER_PERSONAL.includes(kind.role) || kind.words || notPersonal.includes(name)
      ? 'TRUE'
      : `CASE WHEN strlen(${x}) < ${SHORTEST_PERSONAL} THEN TRUE ELSE NOT has_personal(${x}) END`
  const empty = kind.required ? STOP : sql
  return {
    column,
    sql: `CASE WHEN ${x} IS NULL THEN ${empty} WHEN (${isFit}) AND (${isSafe}) THEN ${sql} ELSE ${STOP} END`,
  }
}

interface Fitted extends TypedColumn {
  /** Of a value that is there: nothing is wrong with it, and it is as the sample was. */
  readonly isFit: string
}

function fitted(table: TableName, planned: PlannedColumn, x: string): Fitted {
  const { kind, values, isInferred } = planned
  const typed = typedColumn(table, planned)
  const isEmpty = values.known === 0 && kind.role.startsWith('fact-') && kind.role !== 'fact-words'
  if (isEmpty) return { ...typed, isFit: 'FALSE' }
  if (kind.role === 'measure' || kind.role === 'number' || kind.role === 'fact-number')
    return fittedNumber(typed, table, planned)
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
    ...(kind.minimum === undefined ? [] : [`TRY_CAST(${y} AS DOUBLE) >= ${kind.minimum}`]),
    ...(kind.maximum === undefined ? [] : [`TRY_CAST(${y} AS DOUBLE) <= ${kind.maximum}`]),
  ]
  const isFit = [`CASE WHEN ${isPlain} THEN TRUE ELSE ${isWritten} END`, ...isInRange].join(' AND ')
  return { column, sql: `TRY_CAST(${y} AS ${type})`, isFit: isOther || whole < 1 ? 'FALSE' : isFit }
}

/** Whole numbers as they are most often written: told by their type alone, several times faster than by their letters. */
function isPlainWhole(x: string, type: string): string {
  return `CAST(TRY_CAST(${x} AS ${type}) AS VARCHAR) = ${x}`
}
