import { either, type Key, NEVER, type Span } from '../../models/index.ts'
import type { Beside } from './Beside.ts'
import { conditionSql, entityOf, EVERY_ROW, NO_ROW, talliedValue, type TalliedSource } from './conditionSql.ts'
import { asKind, type RowSource, type Value } from './RowSource.ts'
import { monthsBack, monthsOfSpan } from './spans.ts'

type Tally = Extract<Key, { type: 'tally' }>

/**
 * What a patient's contacts or costs come to. All tallies of the same months are columns of one table. Each of several who are
 * alike has an equal share, which must be whole: of money, in millionths.
 */
export function tallySql(key: Tally, source: RowSource, beside: Beside): Value {
  const { schema, dialect } = source
  const hasAlike = schema.get('patients')?.hasAlike ?? false
  const tallied: TalliedSource = { ...source, of: key.of ?? 'contacts' }
  const { condition, aggregate, none, type } = aggregateOf(key, tallied, hasAlike)
  if (hasAlike) beside.refusals.set(`p.n > 1 AND NOT (${dialect.truth.is('p.exact_profile')})`, 'no exact profile')
  // No contact is such a one, so none is looked for.
  if (condition === NO_ROW) return { sql: `CASE WHEN p.id IS NOT NULL THEN ${none} END`, type, byWindow: true }
  const { name, select } = tallyTable(key, tallied, beside)
  const column = `${name}.${columnOf(aggregate, select)}`
  if (hasAlike && key.how !== 'any') beside.refusals.set(`${column} % p.n <> 0`, 'uneven share')
  const share = hasAlike && key.how !== 'any' ? wholeShare(column, dialect.quotient) : column
  return { sql: `CASE WHEN p.id IS NOT NULL THEN COALESCE(${share}, ${none}) END`, type, byWindow: true }
}

/** What a table calls an aggregate, which is added to it where it has none that is the same. */
function columnOf(aggregate: string, select: string[]): string {
  const place = select.findIndex((column) => column.startsWith(`${aggregate} AS tally_`))
  const name = `tally_${place < 0 ? select.length : place}`
  if (place < 0) select.push(`${aggregate} AS ${name}`)
  return name
}

/** A sum may be negative; where it is no whole multiple the row is refused, so the quotient is exact. */
function wholeShare(sum: string, quotient: (a: string, b: string) => string): string {
  return `CASE WHEN p.n = 1 THEN ${sum} ELSE ${quotient(sum, 'p.n')} END`
}

/** The table of the tallies over one span, made when it is first asked for. It reads the contacts or costs that any of them counts. */
function tallyTable({ span, where }: Tally, source: TalliedSource, beside: Beside) {
  const name = source.of === 'costs' ? `tallied_costs_${span}` : `tallied_${span}`
  const { contacts, by, on } = contactsOf(span, source, beside)
  const { select, wanted: before = NEVER } = beside.tables.get(name) ?? { select: [...by] }
  const wanted = either(before, where)
  const condition = conditionSql(wanted, source)
  beside.tables.set(name, {
    select,
    from: `FROM ${contacts}`,
    wanted,
    where: condition === EVERY_ROW ? undefined : condition,
    groupBy: ` GROUP BY ${by.join(', ')}`,
  })
  beside.joins.set(name, `LEFT JOIN ${name} ON ${name}.patient = p.id${on(name)}`)
  return { name, select }
}

/** The patients' contacts, or costs, in the months of a span, what they are grouped by, and how groups meet windows: of one window, all do. */
function contactsOf(span: Span, { windows, table, of }: TalliedSource, beside: Beside) {
  const ofPatients = `SELECT * FROM ${table(of)} WHERE patient IS NOT NULL`
  const [window, ...more] = windows
  if (window && more.length === 0) {
    const { first, last } = monthsBack(span, window)
    const contacts = `(${ofPatients} AND month BETWEEN ${first} AND ${last}) c`
    return { contacts, by: ['c.patient'], on: () => '' }
  }
  return {
    contacts: `(${ofPatients}) c JOIN ${monthsOfSpan(span, windows, beside)} w ON w.month = c.month`,
    by: ['c.patient', 'w.w'],
    on: (name: string) => ` AND ${name}.w = w.w`,
  }
}

/** A tally in SQL: of which rows, what is asked of them, and what it is where there are none. */
interface Aggregate {
  readonly condition: string
  readonly aggregate: string
  readonly none: string
  readonly type: Value['type']
}

/** One tally as an aggregate over contacts or costs, and what it is where there is none. */
function aggregateOf({ how, where, measure = '' }: Tally, source: TalliedSource, hasAlike: boolean): Aggregate {
  const { dialect, schema } = source
  const condition = conditionSql(where, source)
  const rows = `count(CASE WHEN ${condition} THEN 1 END)`
  const hasSeveral = schema.get(source.of)?.hasAlike ?? true
  switch (how) {
    case 'count':
      return {
        condition,
        aggregate: dialect.asBigint(hasSeveral ? dialect.sum(`CASE WHEN ${condition} THEN c.n ELSE 0 END`) : rows),
        none: '0',
        type: 'bigint',
      }
    case 'any':
      return { condition, aggregate: dialect.truth.of(`${rows} > 0`), none: dialect.truth.no, type: 'boolean' }
    case 'sum': {
      const fact = { entity: entityOf(source), name: measure }
      const value = asKind(talliedValue(measure, source), 'number', fact, source)
      if (value.type === 'empty') return { condition, aggregate: dialect.asBigint('0'), none: '0', type: 'bigint' }
      const each = hasAlike ? dialect.asBigint(`${value.sql} * ${dialect.asWide('1000000')}`) : value.sql
      const aggregate = dialect.sum(`CASE WHEN ${condition} THEN ${dialect.asWide('c.n')} * ${each} END`)
      return { condition, aggregate, none: '0', type: hasAlike ? 'millionths' : 'decimal' }
    }
  }
}
