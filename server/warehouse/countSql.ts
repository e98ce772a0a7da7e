import { columnsOf, type Count } from '../../models/index.ts'
import { birthClass } from './birthClass.ts'
import { withSql } from './Beside.ts'
import { type CountedIn, type CountParts, countParts, meetingSql, refusalOf, since, until } from './countParts.ts'
import { ageFrom, hasPatients, patientColumn, type RowSource, type Value } from './RowSource.ts'
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

interface Parts extends CountParts {
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
  { around, ...given }: CountedIn & { readonly around?: Around | undefined },
): CountStatement {
  const parts: Parts = { ...countParts(count, given), isAnswer: !around }
  const { beside, source, keys } = parts
  const body = canFold(parts) ? foldedSql(parts) : plainSql(parts)
  const types = keys.map(({ type }) => type)
  if (!around) return { sql: withSql(beside, body, source), keys: types, columns: columnNames(parts) }
  const outer = around(types)
  const tables = [`cells ${given.dialect.kept} (${body})`, ...outer.tables]
  return { sql: withSql(beside, outer.body, source, tables), keys: types, columns: [] }
}

/** Each row meets its windows, and is then grouped. */
function plainSql(parts: Parts): string {
  const { beside, rows, keys, measures } = parts
  const met = meetingSql(parts)
  const select = [
    `${rows.clinic} AS clinic`,
    'w.w AS w',
    ...keys.map(({ sql }, place) => `${sql} AS k${place}`),
    `${rows.n} AS n`,
    ...measures.map(({ sql }, place) => `${sql} AS x${place}`),
    `${refusalOf(beside)} AS refusal`,
  ]
  return grouped(parts, `SELECT ${select.join(', ')}\n${met}`, rows.isSingle ? 'one each' : 'alike')
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
    inner.push(`${birthClass(source.windows)} AS birth${place}`, `${delivered.sql} AS age${place}`)
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
  return grouped(parts, `SELECT ${select.join(', ')}\n${met.filter(Boolean).join('\n')}`, 'summed')
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

/** What rows are that are grouped: each of one patient or contact, each of `n` who are alike, or sums of such already. */
type Rows = 'one each' | 'alike' | 'summed'

function grouped(parts: Parts, rows: string, are: Rows): string {
  const { source, keys, measures, isAnswer } = parts
  const { dialect } = source
  const asText = (sql: string): string => (isAnswer ? dialect.asText(sql) : sql)
  const names = keys.map((_, place) => `k${place}`)
  const n = are === 'alike' ? `${dialect.asWide('n')} * ` : ''
  const values = [
    'clinic',
    'w',
    ...keys.map(({ type }, place) => (type === 'decimal' || type === 'millionths' ? asText(`k${place}`) : `k${place}`)),
    dialect.asBigint(are === 'one each' ? 'count(*)' : dialect.sum('n')),
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
