import { columnsOf, type Count, type Window } from '../../models/index.ts'
import { type Beside, createBeside, REFUSALS } from './Beside.ts'
import type { Dialect } from './Dialect.ts'
import { keySql } from './keySql.ts'
import { asKind, factValue, type RowSource, type Value } from './RowSource.ts'
import { type RowsSql, rowsSql } from './rowsSql.ts'
import type { CountedTable, Schema } from './Schema.ts'
import { monthsOfSpan } from './spans.ts'

/** What a count is asked of. */
export interface CountedIn {
  readonly windows: readonly Window[]
  readonly schema: Schema
  readonly dialect: Dialect
  /** What other counts of the same statement need beside the same rows. */
  readonly others?: Beside | undefined
}

/** What a statement for a count is put together from. */
export interface CountParts {
  readonly count: Count
  readonly source: RowSource
  readonly beside: Beside
  readonly rows: RowsSql
  readonly keys: readonly Value[]
  readonly measures: readonly Value[]
}

/**
 * The rows, keys and measures of a count in SQL.
 *
 * @throws DataError where the data has a fact of another kind than the count reads
 */
export function countParts(count: Count, { windows, schema, dialect, others }: CountedIn): CountParts {
  const beside = createBeside(others)
  const table = (name: CountedTable): string => {
    beside.sources.add(name)
    return name
  }
  const source: RowSource = { rows: count.rows, windows, schema, dialect, table }
  beside.lists.set('windows', { columns: ['w', 'cut_off'], rows: windows.map(({ cutOff }, place) => [place, cutOff]) })
  const keys = count.keys.flatMap((key) => checked(keySql(key, source, beside), columnsOf(key)))
  const measures = count.measures.map((fact) => asKind(factValue(source, fact), 'number', fact, source))
  return { count, source, beside, rows: rowsSql(count, source), keys, measures }
}

function checked(values: readonly Value[], columns: number): readonly Value[] {
  if (values.length !== columns) throw new Error(`A key has ${values.length} columns instead of ${columns}.`)
  return values
}

/** Each row with the windows that it counts in, and with what its keys need beside it. */
export function meetingSql({ count, source, beside, rows }: CountParts): string {
  const months = rows.hasMonth ? `JOIN ${monthsOfSpan(count.span, source.windows, beside)} m ON m.month = r.month` : ''
  const meets = [...(rows.hasMonth ? ['w.w = m.w'] : []), ...(rows.spell ? [isActive(rows.spell, source)] : [])]
  const from = [rows.from, months, `JOIN windows w ON ${meets.join(' AND ')}`, ...beside.joins.values()]
  return from.filter(Boolean).join('\n')
}

function isActive(row: string, { dialect }: RowSource): string {
  return `${since(row, dialect)} <= w.cut_off AND ${until(row, dialect)} >= w.cut_off`
}

/** The day on which a row begins; 0 where none is said. */
export const since = (row: string, dialect: Dialect): string => `COALESCE(${row}.${dialect.name('from')}, 0)`

/** The day on which a row ends; after all others where none is said. */
export const until = (row: string, dialect: Dialect): string => `COALESCE(${row}.${dialect.name('to')}, 99999999)`

/** 0 for a row that is counted; 1 and above for one that cannot be, by the place of the reason. */
export function refusalOf({ refusals }: Beside): string {
  const cases = [...refusals].map(([condition, reason]) => `WHEN ${condition} THEN ${REFUSALS.indexOf(reason) + 1}`)
  return cases.length === 0 ? NEVER_REFUSED : `CASE ${cases.join(' ')} ELSE 0 END`
}

/** What says that no row is refused. */
export const NEVER_REFUSED = '0'
