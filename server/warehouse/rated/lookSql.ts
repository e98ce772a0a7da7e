import type { RatedStep } from '../../../models/index.ts'
import type { Dialect } from '../Dialect.ts'
import { type Amount, alike, inSql, same, timesSame } from './Amount.ts'
import { lessSql } from './ratedAmount.ts'
import { add, divide, multiply, type Ratio, ratioOf, subtract } from './Ratio.ts'

type Look = Extract<RatedStep, { op: 'look' }>
type Row = Look['rows'][number]

/** A table looked up by what each row has, as a choice of cases: words are the same, bands include where they begin. */
export function lookSql(look: Look, of: readonly Amount[], dialect: Dialect): Amount {
  const { rows, reads, orZero } = look
  if (rows.length === 0) return same(undefined)
  // A row without keys matches whatever is looked up.
  if (rows[0]?.keys.length === 0) return same(ratioOf(valueIn(look, 0)))
  if (of.some((one) => one.is === 'same' && !one.value)) return same(undefined)
  const cases =
    reads === 'step'
      ? rows.map((row, place) => ({ when: matchSql(row, of, dialect), gives: same(ratioOf(valueIn(look, place))) }))
      : piecesOf(look, of[0] as Amount, dialect)
  const otherwise = orZero || reads === 'marginal' ? same(ZERO) : same(undefined)
  const { sql, den } = alike([...cases.map(({ gives }) => gives), otherwise], dialect)
  const whens = cases.map(({ when }, place) => `WHEN ${when} THEN ${sql[place]}`)
  const missing = of.map((one) => `(${one.is === 'word' ? one.sql : inSql(one, dialect).sql}) IS NULL`)
  const level = Math.max(...of.map((one) => one.level))
  return {
    is: 'number',
    sql: `CASE WHEN ${missing.join(' OR ')} THEN NULL ${whens.join(' ')} ELSE ${sql.at(-1)} END`,
    den,
    level,
  }
}

const ZERO: Ratio = { num: 0n, den: 1n }

/** The value of a row; or whether it is the one that is asked how much there is of. */
function valueIn({ rows, weightOf }: Look, place: number): number {
  if (weightOf === undefined) return (rows[place] as Row).value
  return place === weightOf ? 1 : 0
}

function matchSql({ keys }: Row, of: readonly Amount[], dialect: Dialect): string {
  return keys
    .map((key, place) => {
      const amount = of[place] as Amount
      switch (key.type) {
        case 'word':
          return amount.is === 'word' ? `${amount.sql} = ${dialect.word(key.word)}` : '1 = 0'
        case 'boolean':
          return `${inSql(amount, dialect).sql} = ${key.value ? 1 : 0}`
        case 'band': {
          const bounds = [key.from, ...(key.to === undefined ? [] : [key.to])].map((one) => same(ratioOf(one)))
          const [value = '', from = '', to] = alike([amount, ...bounds], dialect).sql
          const isFrom = `NOT (${lessSql(value, from, dialect)})`
          return to === undefined ? isFrom : `${isFrom} AND ${lessSql(value, to, dialect)}`
        }
      }
    })
    .join(' AND ')
}

/** Between two beginnings of bands an amount is a straight line: through both values, or rising by the rate of its part. */
function piecesOf({ rows, reads }: Look, amount: Amount, dialect: Dialect) {
  const bands = rows
    .flatMap(({ keys: [key], value }) =>
      key?.type === 'band' ? [{ from: ratioOf(key.from), value: ratioOf(value) }] : [],
    )
    .toSorted((a, b) => Number(a.from.num * b.from.den - b.from.num * a.from.den))
  let before = ZERO
  const pieces = bands.map(({ from, value }, place) => {
    const next = bands[place + 1]
    const start = reads === 'line' ? value : before
    const slope =
      reads === 'marginal'
        ? value
        : next
          ? (divide(subtract(next.value, value), subtract(next.from, from)) as Ratio)
          : ZERO
    if (next) before = add(before, multiply(value, subtract(next.from, from)))
    return { from, gives: straight(inSql(amount, dialect), { start, slope, from }) }
  })
  // The last that has begun.
  return pieces.toReversed().map(({ from, gives }) => {
    const [value = '', begin = ''] = alike([amount, same(from)], dialect).sql
    return { when: `NOT (${lessSql(value, begin, dialect)})`, gives }
  })

  function straight(
    value: ReturnType<typeof inSql>,
    { start, slope, from }: { readonly start: Ratio; readonly slope: Ratio; readonly from: Ratio },
  ): Amount {
    if (slope.num === 0n) return same(start)
    const rising = timesSame({ ...value, sql: `(${value.sql})` }, slope, dialect)
    const { sql, den } = alike([rising, same(subtract(start, multiply(slope, from)))], dialect)
    return { is: 'number', sql: `(${sql[0]} + ${sql[1]})`, den, level: value.level }
  }
}
