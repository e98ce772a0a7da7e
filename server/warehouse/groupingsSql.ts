import { type Beside, withSql } from './Beside.ts'
import { type CountParts, meetingSql, NEVER_REFUSED, refusalOf } from './countParts.ts'
import { keySlots } from './keySlots.ts'
import type { Value } from './RowSource.ts'

/** How PostgreSQL numbers the groupings of a statement: a bit a key, in one whole number of 32. */
export const MOST_KEYS = 31

/** One statement for several counts of the same rows in one window. */
export interface GroupingsStatement {
  readonly sql: string
  /** Where each count finds its own, in the order of the counts. */
  readonly shares: readonly Share[]
}

/** Which rows of an answer are a count's, and which columns. */
export interface Share {
  /** What the first column says of its rows. */
  readonly part: number
  readonly keys: readonly number[]
  readonly n: number
  readonly measures: readonly number[]
  /** Nothing where no row is ever refused. */
  readonly refusal: number | undefined
}

/**
 * The rows once, with every key and measure that any of the counts wants, grouped by the keys of each. A key that a count has
 * not is null in its rows; which keys it has is told by their number, so a key that is null in the data is not mistaken for it.
 *
 * @param beside what the counts need beside the rows, put together
 */
export function groupingsSql(counts: readonly CountParts[], beside: Beside): GroupingsStatement {
  const first = counts[0] as CountParts
  const { source, rows } = first
  const { dialect } = source
  const keys = different(counts.flatMap((one) => one.keys))
  const measures = different(counts.flatMap((one) => one.measures))
  const refusals = [...new Set(counts.map((one) => refusalOf(one.beside)))].filter((sql) => sql !== NEVER_REFUSED)
  const placesOf = (one: CountParts): readonly number[] => one.keys.map((key) => placeOf(key, keys))
  const slots = keySlots(keys, counts.map(placesOf))
  // Small tables are met when the rows are there: PostgreSQL then joins and reads the rows on all cores, and meets by what was read.
  const meetings = [...new Map(keys.flatMap(({ met }) => (met ? [[met.join, met] as const] : []))).values()]
  const named = keys.map(({ sql, met }, place) => ({ sql: `${sql} AS k${place}`, isMet: met !== undefined }))
  const inner = [
    `${rows.clinic} AS clinic`,
    ...named.filter(({ isMet }) => !isMet).map(({ sql }) => sql),
    ...meetings.map(({ by }, place) => `${by} AS met${place}`),
    ...(rows.isSingle ? [] : [`${rows.n} AS n`]),
    ...measures.map(({ sql }, place) => `${sql} AS x${place}`),
    ...refusals.map((sql, place) => `${sql} AS refusal${place}`),
  ]
  const n = rows.isSingle ? '' : `${dialect.asWide('n')} * `
  const outer = [
    `GROUPING(${keys.map((_, place) => `k${place}`).join(', ')}) AS part`,
    'clinic',
    ...slots.map((slot, place) => `${slotSql(slot)} AS slot${place}`),
    `${dialect.asBigint(rows.isSingle ? 'count(*)' : dialect.sum('n'))} AS patients`,
    ...measures.map((_, place) => `${dialect.asText(dialect.sum(`${n}x${place}`))} AS sum${place}`),
    ...refusals.map((_, place) => `max(refusal${place}) AS refused${place}`),
  ]
  const sets = new Set(
    counts.map((one) =>
      [
        'clinic',
        ...new Set(
          placesOf(one)
            .toSorted((a, b) => a - b)
            .map((place) => `k${place}`),
        ),
      ].join(', '),
    ),
  )
  const joins = new Map([...beside.joins].filter(([name]) => meetings.every(({ join }) => join !== name)))
  const read =
    `(SELECT ${inner.join(', ')}\n${meetingSql({ ...first, beside: { ...beside, joins } })}\n` +
    `WHERE ${rows.clinic} IS NOT NULL ${dialect.groupings?.endsRows ?? ''}) x`
  const met = [
    `(SELECT ${['x.*', ...named.filter(({ isMet }) => isMet).map(({ sql }) => sql)].join(', ')} FROM ${read}`,
    ...meetings.map(
      ({ join, column }, place) => `LEFT JOIN ${join} ${column.split('.')[0]} ON ${column} = x.met${place}`,
    ),
  ]
  const body =
    `SELECT ${outer.join(', ')}\nFROM ${meetings.length === 0 ? read : `${met.join('\n')}) y`}\n` +
    `GROUP BY GROUPING SETS (${[...sets].map((set) => `(${set})`).join(', ')})${dialect.groupings?.sorts ? inOrder(slots.length) : ''}`
  const afterKeys = slots.length + 2
  const afterSums = afterKeys + 1 + measures.length
  const shares = counts.map((one): Share => {
    const own = placesOf(one)
    const refusal = refusals.indexOf(refusalOf(one.beside))
    return {
      part: partOf(own, keys.length),
      keys: own.map((place) => 2 + slots.findIndex((slot) => slot.includes(place))),
      n: afterKeys,
      measures: one.measures.map((measure) => afterKeys + 1 + placeOf(measure, measures)),
      refusal: refusal < 0 ? undefined : afterSums + refusal,
    }
  })
  return { sql: withSql(beside, body, source), shares }

  /** The key of the row's own grouping; a decimal as text, as in every answer. */
  function slotSql(slot: readonly number[]): string {
    const names = slot.map((place) => `k${place}`)
    const sql = names.length === 1 ? names.join('') : `COALESCE(${names.join(', ')})`
    const type = keys[slot[0] ?? 0]?.type
    return type === 'decimal' || type === 'millionths' ? dialect.asText(sql) : sql
  }
}

/** Each count's rows together, most often in the order of its answer. */
function inOrder(slots: number): string {
  const columns = Array.from({ length: slots }, (_, place) => `slot${place} NULLS FIRST`)
  return `\nORDER BY ${['part', 'clinic', ...columns].join(', ')}`
}

/** The number of a grouping: from the last key on a bit for each, which is set where the key is none of the grouping's. */
function partOf(own: readonly number[], keys: number): number {
  let part = 0
  for (let place = 0; place < keys; place += 1) part = part * 2 + (own.includes(place) ? 0 : 1)
  return part
}

/** Each value once. */
export function different(values: readonly Value[]): readonly Value[] {
  return values.filter((value, place) => placeOf(value, values) === place)
}

function placeOf({ sql, type }: Value, values: readonly Value[]): number {
  return values.findIndex((other) => other.sql === sql && other.type === type)
}
