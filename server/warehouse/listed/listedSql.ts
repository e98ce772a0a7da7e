import { birthClass } from '../birthClass.ts'
import type { Count, Key, Window } from '../../../models/index.ts'
import { createBeside } from '../Beside.ts'
import type { CountStatement } from '../countSql.ts'
import { duckdbDialect as dialect } from '../duckdbDialect.ts'
import { keySql } from '../keySql.ts'
import { ageFrom, asKind, factValue, patientColumn, type RowSource, type Value } from '../RowSource.ts'
import type { Schema } from '../Schema.ts'
import { conditionBits } from './conditionBits.ts'
import { listedAt } from './listedAt.ts'
import { LISTED, type ListedTable } from './ListedTable.ts'

/** What a count is made of where it reads `listed`. */
interface Parts {
  readonly count: Count
  readonly windows: readonly Window[]
  readonly hasAlike: boolean
  readonly listed: ListedTable
  readonly keys: readonly ListedKey[]
  readonly measures: readonly Value[]
}

/** A key in two steps: by what rows are grouped, and what becomes of each group; of age, one where there are several windows. */
interface ListedKey {
  readonly row: readonly string[]
  /** The value from the columns that the rows were grouped by. */
  readonly value: (columns: readonly string[]) => string
  readonly type: Value['type']
  readonly words?: readonly string[] | undefined
  /** May two groups have the same value? */
  readonly merges: boolean
}

/**
 * The statement of a count of patients from `listed`. Rows are grouped by what they hold, and what a group's values mean is
 * worked out once a group. A single window's cut-off is a bound of the rows; several meet the groups.
 */
export function listedSql(
  count: Count,
  {
    windows,
    schema,
    listed,
  }: { readonly windows: readonly Window[]; readonly schema: Schema; readonly listed: ListedTable },
): CountStatement {
  const source: RowSource = { rows: count.rows, windows, schema, dialect, table: () => LISTED, listed }
  const parts: Parts = {
    count,
    windows,
    hasAlike: schema.get('patients')?.hasAlike ?? false,
    listed,
    keys: count.keys.flatMap((key) => keyOf(key, source)),
    measures: count.measures.map((fact) => asKind(factValue(source, fact), 'number', fact, source)),
  }
  const keys = parts.keys.map(({ type }) => type)
  return {
    sql: windows.length === 1 ? ofOneWindow(parts) : ofWindows(parts),
    keys,
    words: parts.keys.map(({ words }) => words),
    hasPlaces: true,
    columns: [
      'clinic',
      'w',
      ...keys.map((type, place) => `k${place}_${type}`),
      'n',
      ...parts.measures.map((_, place) => `x${place}`),
      'refused',
    ],
  }
}

function keyOf(key: Key, source: RowSource): readonly ListedKey[] {
  if (key.type === 'age') return [ageKey(source)]
  if (key.type === 'conditions') return conditionBits(key.words, source)
  return keySql(key, source, createBeside()).map(({ sql, type, words }) => ({
    row: [sql],
    value: ([column = '']) => column,
    type,
    words,
    merges: false,
  }))
}

function ageKey(source: RowSource): ListedKey {
  const delivered = patientColumn(source, 'age')
  const [only, ...others] = source.windows
  if (only && others.length === 0) {
    const { sql, type } = ageFrom({ birth: 'p.birth', delivered, cutOff: String(only.cutOff) }, source)
    return { row: [sql], value: ([column = '']) => column, type, merges: false }
  }
  const { type } = ageFrom({ birth: 'p.birth', delivered }, source)
  return {
    row: [birthClass(source.windows), delivered.sql],
    value: ([birth = '', age = '']) => ageFrom({ birth, delivered: { ...delivered, sql: age } }, source).sql,
    type,
    merges: true,
  }
}

function ofOneWindow(parts: Parts): string {
  const cutOff = parts.windows[0]?.cutOff ?? 0
  const { inner, values } = groups(parts, [], listedAt(cutOff, parts.listed))
  const merges = parts.keys.some((key) => key.merges)
  return merges ? again(parts, { inner, values, window: '0' }) : once(parts, { inner, values })
}

function ofWindows(parts: Parts): string {
  const { inner, values } = groups(parts, spellIn(parts.windows), '')
  return again(parts, { inner, values, window: 'w.w' })
}

/** The windows that a spell meets, from the first to the last. */
export function spellIn(windows: readonly Window[]): readonly [since: string, until: string] {
  const since = windows.map(({ cutOff }, place) => `WHEN p."#since" <= ${cutOff} THEN ${place}`).join(' ')
  const until = windows
    .map(({ cutOff }, place) => `WHEN p."#until" >= ${cutOff} THEN ${place}`)
    .toReversed()
    .join(' ')
  return [`CASE ${since} ELSE ${windows.length} END AS since`, `CASE ${until} ELSE -1 END AS until`]
}

/** The rows grouped by what they hold, and each key's value from it. */
function groups({ keys, measures, hasAlike }: Parts, spell: readonly string[], where: string) {
  const columns = keys.map(({ row }, key) => row.map((sql, part) => ({ sql, name: `g${key}_${part}` })))
  const select = ['p."#clinic" AS clinic', ...spell, ...columns.flat().map(({ sql, name }) => `${sql} AS ${name}`)]
  const n = hasAlike ? dialect.sum('p.n') : 'count(*)'
  const times = hasAlike ? `${dialect.asWide('p.n')} * ` : ''
  const sums = [`${n} AS n`, ...measures.map(({ sql }, place) => `${dialect.sum(`${times}${sql}`)} AS x${place}`)]
  return {
    inner: `SELECT ${[...select, ...sums].join(', ')}\n  FROM ${LISTED} p ${where}\n  GROUP BY ${select.map((_, place) => place + 1).join(', ')}`,
    values: keys.map(({ value }, key) => value((columns[key] ?? []).map(({ name }) => `f.${name}`))),
  }
}

/** Each group is a row of the answer. */
function once(parts: Parts, { inner, values }: { readonly inner: string; readonly values: readonly string[] }): string {
  const sums = parts.measures.map((_, place) => `CAST(f.x${place} AS VARCHAR)`)
  const select = ['f.clinic', '0', ...values.map(textOf(parts)), 'CAST(f.n AS BIGINT)', ...sums, '0']
  return `WITH f AS (${inner})\nSELECT ${select.join(', ')}\nFROM f${inOrder(parts)}`
}

/** Groups with the same values are added up, in each of the windows that they meet. */
function again(
  parts: Parts,
  { inner, values, window }: { readonly inner: string; readonly values: readonly string[]; readonly window: string },
): string {
  const isOne = window === '0'
  const rows = parts.windows.map(({ cutOff }, place) => [place, cutOff])
  const list = isOne ? '' : `windows (w, cut_off) AS (${dialect.list(['w', 'cut_off'], rows)}),\n`
  const join = isOne ? '' : ' JOIN windows w ON w.w BETWEEN f.since AND f.until'
  const sums = parts.measures.map((_, place) => `CAST(sum(f.x${place}) AS VARCHAR)`)
  const select = ['f.clinic', window, ...values.map(textOf(parts)), 'CAST(sum(f.n) AS BIGINT)', ...sums, '0']
  const by = ['f.clinic', ...(isOne ? [] : [window]), ...values]
  return `WITH ${list}f AS (${inner})\nSELECT ${select.join(', ')}\nFROM f${join}\nGROUP BY ${by.join(', ')}${inOrder(parts)}`
}

/** A decimal leaves as its digits. */
const textOf =
  ({ keys }: Parts) =>
  (value: string, place: number): string =>
    keys[place]?.type === 'decimal' ? dialect.asText(value) : value

/** In the order of the answer already, where the engine orders as we do: whole numbers, yes and no. */
function inOrder({ keys, windows }: Parts): string {
  if (windows.length !== 1 || keys.some(({ type }) => !ORDERED.has(type))) return ''
  return ` ORDER BY 1${keys.map((_, place) => `, ${place + 3} NULLS FIRST`).join('')}`
}

const ORDERED: ReadonlySet<Value['type']> = new Set(['integer', 'bigint', 'boolean', 'place'])
