import { columnsOf, type Count, type Window } from '../../models/index.ts'
import { type Beside, createBeside, REFUSALS, withSql } from './Beside.ts'
import type { Dialect } from './Dialect.ts'
import { keySql } from './keySql.ts'
import { ageFrom, asKind, factValue, hasPatients, patientColumn, type RowSource, type Value } from './RowSource.ts'
import { type RowsSql, rowsSql } from './rowsSql.ts'
import type { CountedTable, Schema } from './Schema.ts'
import { monthsOfSpan } from './spans.ts'

/** A statement and how its columns read: clinic, window, keys, Σ n, Σ n·x of each measure, and the refusal. */
export interface CountStatement {
  readonly sql: string
  readonly keys: readonly Value['type'][]
  /** Of each key that is a `place`, the words. */
  readonly words?: readonly (readonly string[] | undefined)[]
  /** Are the clinics given by their places in order? */
  readonly hasPlaces?: boolean
  /** What the statement calls its columns; a key's name says its type. */
  readonly columns: readonly string[]
}

/** What a statement is put together from. */
interface Parts {
  readonly count: Count
  readonly source: RowSource
  readonly beside: Beside
  readonly rows: RowsSql
  readonly keys: readonly Value[]
  readonly measures: readonly Value[]
  /** Are they an answer, or the cells of a larger statement? An answer has decimals as text. */
  readonly isAnswer: boolean
}

/** What is made of the cells of a count, which then stay in the statement: its further tables, and its body, of a table `cells`. */
export type Around = (keys: readonly Value['type'][]) => { readonly tables: readonly string[]; readonly body: string }

/**
 * One statement for a count: the rows of each window, grouped by clinic, window and keys. Windows are joined as a list
 * of values, so that a year of months is one statement.
 */
export function countSql(
  count: Count,
  {
    windows,
    schema,
    dialect,
    around,
  }: {
    readonly windows: readonly Window[]
    readonly schema: Schema
    readonly dialect: Dialect
    readonly around?: Around | undefined
  },
): CountStatement {
  const beside = createBeside()
  const table = (name: CountedTable): string => {
    beside.sources.add(name)
    return name
  }
  const source: RowSource = { rows: count.rows, windows, schema, dialect, table }
  beside.lists.set('windows', { columns: ['w', 'cut_off'], rows: windows.map(({ cutOff }, place) => [place, cutOff]) })
  const keys = count.keys.flatMap((key) => checked(keySql(key, source, beside), columnsOf(key)))
  const measures = count.measures.map((fact) => asKind(factValue(source, fact), 'number', fact, source))
  const parts: Parts = { count, source, beside, rows: rowsSql(count, source), keys, measures, isAnswer: !around }
  const body = canFold(parts) ? foldedSql(parts) : plainSql(parts)
  const types = keys.map(({ type }) => type)
  if (!around) return { sql: withSql(beside, body, source), keys: types, columns: columnNames(parts) }
  const outer = around(types)
  const tables = [`cells ${dialect.kept} (${body})`, ...outer.tables]
  return { sql: withSql(beside, outer.body, source, tables), keys: types, columns: [] }
}

/** Each row meets its windows, and is then grouped. */
function plainSql(parts: Parts): string {
  const { count, source, beside, rows, keys, measures } = parts
  const months = rows.hasMonth ? `JOIN ${monthsOfSpan(count.span, source.windows, beside)} m ON m.month = r.month` : ''
  const meets = [...(rows.hasMonth ? ['w.w = m.w'] : []), ...(rows.spell ? [isActive(rows.spell, source)] : [])]
  const select = [
    `${rows.clinic} AS clinic`,
    'w.w AS w',
    ...keys.map(({ sql }, place) => `${sql} AS k${place}`),
    `${rows.n} AS n`,
    ...measures.map(({ sql }, place) => `${sql} AS x${place}`),
    `${refusalOf(beside)} AS refusal`,
  ]
  const from = [rows.from, months, `JOIN windows w ON ${meets.join(' AND ')}`, ...beside.joins.values()]
  return grouped(parts, `SELECT ${select.join(', ')}\n${from.filter(Boolean).join('\n')}`, rows.isSingle)
}

/**
 * The same with far fewer rows to meet twelve windows: first the rows are grouped by what no window changes, by the
 * windows in which they begin and end, and by a birthday that stands for all with the same age at every cut-off.
 */
function foldedSql(parts: Parts): string {
  const { count, source, beside, rows, keys, measures } = parts
  const inner: string[] = [`${rows.clinic} AS clinic`]
  if (rows.hasMonth) inner.push('r.month AS month')
  if (rows.spell)
    inner.push(`${firstWindow(rows.spell, source)} AS since`, `${lastWindow(rows.spell, source)} AS until`)
  const outerKeys = keys.map((key, place): Value => {
    if (!key.byWindow) {
      inner.push(`${key.sql} AS k${place}`)
      return { ...key, sql: `f.k${place}` }
    }
    const delivered = patientColumn(source, 'age')
    inner.push(`${birthClass(source)} AS birth${place}`, `${delivered.sql} AS age${place}`)
    return ageFrom({ birth: `f.birth${place}`, delivered: { ...delivered, sql: `f.age${place}` } }, source)
  })
  const names = inner.map((column) => column.slice(column.lastIndexOf(' ') + 1))
  const { sum, asWide } = source.dialect
  const n = rows.isSingle ? '' : `${asWide('n')} * `
  const sums = [`${sum('n')} AS n`, ...measures.map((_, place) => `${sum(`${n}x${place}`)} AS x${place}`)]
  const single = [...inner, `${rows.n} AS n`, ...measures.map(({ sql }, place) => `${sql} AS x${place}`)]
  const from = [rows.from, ...beside.joins.values(), `WHERE ${rows.clinic} IS NOT NULL`].join('\n  ')
  beside.tables.set('folded', {
    select: [...names, ...sums],
    from: `FROM (SELECT ${single.join(', ')}\n  ${from}) y`,
    groupBy: ` GROUP BY ${names.join(', ')}`,
  })

  const months = rows.hasMonth ? `JOIN ${monthsOfSpan(count.span, source.windows, beside)} m ON m.month = f.month` : ''
  const meets = [...(rows.hasMonth ? ['w.w = m.w'] : []), ...(rows.spell ? ['w.w BETWEEN f.since AND f.until'] : [])]
  const select = [
    'f.clinic AS clinic',
    'w.w AS w',
    ...outerKeys.map(({ sql }, place) => `${sql} AS k${place}`),
    'f.n AS n',
    ...measures.map((_, place) => `f.x${place} AS x${place}`),
    '0 AS refusal',
  ]
  const met = ['FROM folded f', months, `JOIN windows w ON ${meets.join(' AND ')}`]
  return grouped(parts, `SELECT ${select.join(', ')}\n${met.filter(Boolean).join('\n')}`, true)
}

/** Folding pays with several windows, and goes where nothing but age depends on them. */
function canFold({ count, source, beside, keys, measures }: Parts): boolean {
  const columns = count.keys.flatMap((key) => Array.from({ length: columnsOf(key) }, () => key.type))
  return (
    source.windows.length > 1 &&
    beside.refusals.size === 0 &&
    keys.every((key, place) => !key.byWindow || (columns[place] === 'age' && hasPatients(source))) &&
    measures.every((measure) => !measure.byWindow)
  )
}

function grouped(parts: Parts, rows: string, isSummed: boolean): string {
  const { source, keys, measures, isAnswer } = parts
  const { dialect } = source
  const asText = (sql: string): string => (isAnswer ? dialect.asText(sql) : sql)
  const names = keys.map((_, place) => `k${place}`)
  const n = isSummed ? '' : `${dialect.asWide('n')} * `
  const values = [
    'clinic',
    'w',
    ...keys.map(({ type }, place) => (type === 'decimal' || type === 'millionths' ? asText(`k${place}`) : `k${place}`)),
    dialect.asBigint(dialect.sum('n')),
    ...measures.map((_, place) => asText(dialect.sum(`${n}x${place}`))),
    'max(refusal)',
  ]
  const called = isAnswer ? columnNames(parts) : ['clinic', 'w', ...names, ...columnNames(parts).slice(keys.length + 2)]
  const out = values.map((value, place) => (value === called[place] ? value : `${value} AS ${called[place]}`))
  return (
    `SELECT ${out.join(', ')}\nFROM (${rows}) x\n` +
    `WHERE clinic IS NOT NULL\nGROUP BY ${['clinic', 'w', ...names].join(', ')}`
  )
}

/** What the columns are called: `k0_word`, `n`, `x0`. */
function columnNames({ keys, measures }: Pick<Parts, 'keys' | 'measures'>): readonly string[] {
  const named = keys.map(({ type }, place) => `k${place}_${type}`)
  return ['clinic', 'w', ...named, 'patients', ...measures.map((_, place) => `sum${place}`), 'refused']
}

function isActive(row: string, { dialect }: RowSource): string {
  return `${since(row, dialect)} <= w.cut_off AND ${until(row, dialect)} >= w.cut_off`
}

/** The first window whose cut-off is not before the row begins. Cut-offs rise from window to window. */
function firstWindow(row: string, { windows, dialect }: RowSource): string {
  const cases = windows.map(({ cutOff }, place) => `WHEN ${since(row, dialect)} <= ${cutOff} THEN ${place}`)
  return `CASE ${cases.join(' ')} ELSE ${windows.length} END`
}

/** The last window whose cut-off is not after the row ends. */
function lastWindow(row: string, { windows, dialect }: RowSource): string {
  const cases = windows
    .map(({ cutOff }, place) => `WHEN ${until(row, dialect)} >= ${cutOff} THEN ${place}`)
    .toReversed()
  return `CASE ${cases.join(' ')} ELSE -1 END`
}

const since = (row: string, dialect: Dialect): string => `COALESCE(${row}.${dialect.name('from')}, 0)`
const until = (row: string, dialect: Dialect): string => `COALESCE(${row}.${dialect.name('to')}, 99999999)`

/** The latest birthday of the same year that gives the same age at every cut-off. */
function birthClass({ windows }: RowSource): string {
  const days = [...new Set(windows.map(({ cutOff }) => cutOff % 10_000))].toSorted((a, b) => a - b)
  const cases = days.map((day) => `WHEN p.birth % 10000 <= ${day} THEN ${day}`)
  return `p.birth - p.birth % 10000 + CASE ${cases.join(' ')} ELSE 9999 END`
}

/** 0 for a row that is counted; 1 and above for one that cannot be, by the place of the reason. */
function refusalOf({ refusals }: Beside): string {
  const cases = [...refusals].map(([condition, reason]) => `WHEN ${condition} THEN ${REFUSALS.indexOf(reason) + 1}`)
  return cases.length === 0 ? '0' : `CASE ${cases.join(' ')} ELSE 0 END`
}

function checked(values: readonly Value[], columns: number): readonly Value[] {
  if (values.length !== columns) throw new Error(`A key has ${values.length} columns instead of ${columns}.`)
  return values
}
