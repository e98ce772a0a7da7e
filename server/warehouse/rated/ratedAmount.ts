import type { RatedStep } from '../../../models/index.ts'
import type { Dialect } from '../Dialect.ts'
import type { Value } from '../RowSource.ts'
import { type Amount, alike, inSql, overSame, same, timesSame } from './Amount.ts'
import { lookSql } from './lookSql.ts'
import { add, divide, isLess, multiply, type Ratio, ratioOf, roundRatio, subtract } from './Ratio.ts'

/** The tables of a statement that compute an amount, each from the one before. */
export interface Levels {
  /** Names a value of the next level, and gives how it is read there. */
  readonly keep: <T extends Amount>(amount: T) => T
}

/** What the rows of a statement have: the types of their keys `k0`, `k1` … */
interface Rows {
  readonly keys: readonly Value['type'][]
  readonly dialect: Dialect
  readonly levels: Levels
}

/** The amount of a row as SQL, from its steps. */
export function ratedAmount(steps: readonly RatedStep[], rows: Rows): Amount {
  const { dialect, levels } = rows
  const amounts: Amount[] = []
  for (const step of steps) {
    const of = 'of' in step ? step.of.map((one) => amounts[one] as Amount) : []
    const amount = amountOf(step, of)
    amounts.push('of' in step && amount.is !== 'same' ? levels.keep(amount) : amount)
  }
  return amounts.at(-1) as Amount

  function amountOf(step: RatedStep, of: readonly Amount[]): Amount {
    switch (step.op) {
      case 'constant':
        return same(step.value === null ? undefined : ratioOf(step.value))
      case 'word':
        return { is: 'word', sql: dialect.word(step.word), level: 0 }
      case 'column':
        return columnAmount(`k${step.column}`, rows.keys[step.column] ?? 'empty', dialect)
      case 'bit': {
        const bits = `COALESCE(k${step.column}, 0)`
        const bit = `${dialect.quotient(bits, String(2 ** step.bit))} % 2`
        return { is: 'number', sql: dialect.asWide(bit), den: 1n, level: 0 }
      }
      case 'round': {
        const [one] = of
        if (one?.is !== 'same') throw new Error('Each row is rounded.')
        return same(one.value && roundRatio(one.value, step.rounding))
      }
      case 'look':
        return lookSql(step, of, dialect)
      default:
        return of.every((one) => one.is === 'same')
          ? ofSame(step.op, of, dialect)
          : ofRows(step.op, of as readonly [Amount, Amount, Amount], dialect)
    }
  }
}

/** A key as a number over a divisor, or as a word. Decimals have six places at most. */
function columnAmount(name: string, type: Value['type'], { asWide, truth }: Dialect): Amount {
  const whole = (sql: string, den: bigint): Amount => ({ is: 'number', sql, den, level: 0 })
  switch (type) {
    case 'integer':
    case 'bigint':
      return whole(asWide(name), 1n)
    case 'millionths':
      return whole(asWide(name), MILLION)
    case 'decimal':
      return whole(asWide(`${name} * ${asWide(String(MILLION))}`), MILLION)
    case 'boolean':
      return whole(`CASE WHEN ${truth.is(name)} THEN 1 WHEN ${name} IS NOT NULL THEN 0 END`, 1n)
    case 'word':
    case 'words':
      return { is: 'word', sql: name, level: 0 }
    case 'empty':
      return same(undefined)
    case 'place':
      throw new Error('Words that stand as places are of the embedded engine’s own table.')
  }
}

/** Decimals of rows have six places at most. */
const MILLION = 1_000_000n

type Elementwise = Exclude<RatedStep['op'], 'constant' | 'word' | 'column' | 'bit' | 'look' | 'round'>

/** What is the same for all rows, computed here with exact quotients; comparisons are left to the engine. */
function ofSame(op: Elementwise, of: readonly Amount[], dialect: Dialect): Amount {
  const values = of.map((one) => (one.is === 'same' ? one.value : undefined))
  const [a, b, c] = values
  switch (op) {
    case 'add':
      return same(a && b && add(a, b))
    case 'subtract':
      return same(a && b && subtract(a, b))
    case 'multiply':
      return same(a && b && multiply(a, b))
    case 'divide':
      return same(a && b && divide(a, b))
    case 'negate':
      return same(a && subtract({ num: 0n, den: 1n }, a))
    case 'min':
      return same(a && b && (isLess(b, a) ? b : a))
    case 'max':
      return same(a && b && (isLess(a, b) ? b : a))
    case 'ramp':
      return same(a && b && c && rampOf(a, b, c))
    default:
      return ofRows(op, of.map((one) => inSql(one, dialect)) as unknown as readonly [Amount, Amount, Amount], dialect)
  }
}

/** 0 up to `from`, 1 from `to` on, a line between; nothing where the bounds are not in order. */
function rampOf(value: Ratio, from: Ratio, to: Ratio): Ratio | undefined {
  if (!isLess(from, to)) return undefined
  if (!isLess(from, value)) return { num: 0n, den: 1n }
  if (!isLess(value, to)) return { num: 1n, den: 1n }
  return divide(subtract(value, from), subtract(to, from))
}

function ofRows(op: Elementwise, of: readonly [Amount, Amount, Amount], dialect: Dialect): Amount {
  const level = Math.max(...of.map((one) => one.level))
  const number = (sql: string, den: bigint): Amount => ({ is: 'number', sql, den, level })
  const truth = (sql: string): Amount => number(sql, 1n)
  const [a, b, c] = of
  const two = () => alike([a, b], dialect)
  switch (op) {
    case 'add':
    case 'subtract': {
      const { sql, den } = two()
      return number(`${sql[0]} ${op === 'add' ? '+' : '-'} ${bracketed(sql[1] ?? '')}`, den)
    }
    case 'multiply': {
      if (a.is === 'same') return a.value ? timesSame(inSql(b, dialect), a.value, dialect) : same(undefined)
      if (b.is === 'same') return b.value ? timesSame(inSql(a, dialect), b.value, dialect) : same(undefined)
      const [one, other] = [inSql(a, dialect), inSql(b, dialect)]
      return number(`${one.sql} * ${other.sql}`, one.den * other.den)
    }
    case 'divide':
      if (b.is !== 'same') throw new Error('A divisor differs from row to row.')
      return b.value ? overSame(inSql(a, dialect), b.value, dialect) : same(undefined)
    case 'negate': {
      const one = inSql(a, dialect)
      return number(`${dialect.asWide('0')} - ${bracketed(one.sql)}`, one.den)
    }
    case 'min':
    case 'max': {
      const { sql, den } = two()
      const [first = '', second = ''] = sql
      const is = op === 'min' ? '<=' : '>='
      const other = op === 'min' ? '<' : '>'
      return number(
        `CASE WHEN ${first} ${is} ${second} THEN ${first} WHEN ${second} ${other} ${first} THEN ${second} END`,
        den,
      )
    }
    case 'less': {
      const [x = '', y = ''] = two().sql
      return truth(yesOrNo(lessSql(x, y, dialect), [x, y]))
    }
    case 'lessOrEqual': {
      const [x = '', y = ''] = two().sql
      return truth(yesOrNo(`NOT (${lessSql(y, x, dialect)})`, [x, y]))
    }
    case 'equal': {
      if (a.is === 'word' || b.is === 'word') return wordsEqual(a, b, truth)
      const [x = '', y = ''] = two().sql
      return truth(yesOrNo(`NOT (${lessSql(x, y, dialect)}) AND NOT (${lessSql(y, x, dialect)})`, [x, y]))
    }
    case 'and':
      return truth(`CASE WHEN ${sqlOf(a)} = 0 THEN 0 WHEN ${sqlOf(a)} = 1 THEN ${sqlOf(b)} END`)
    case 'or':
      return truth(`CASE WHEN ${sqlOf(a)} = 1 THEN 1 WHEN ${sqlOf(a)} = 0 THEN ${sqlOf(b)} END`)
    case 'not':
      return truth(`CASE WHEN ${sqlOf(a)} = 1 THEN 0 WHEN ${sqlOf(a)} = 0 THEN 1 END`)
    case 'when': {
      if (b.is === 'word' || c.is === 'word') {
        const word = (one: Amount): string => (one.is === 'word' ? one.sql : 'NULL')
        const sql = `CASE WHEN ${sqlOf(a)} = 1 THEN ${word(b)} WHEN ${sqlOf(a)} = 0 THEN ${word(c)} END`
        return { is: 'word', sql, level }
      }
      const { sql, den } = alike([b, c], dialect)
      return number(`CASE WHEN ${sqlOf(a)} = 1 THEN ${sql[0]} WHEN ${sqlOf(a)} = 0 THEN ${sql[1]} END`, den)
    }
    case 'known':
      return truth(`CASE WHEN ${a.is === 'word' ? a.sql : sqlOf(a)} IS NULL THEN 0 ELSE 1 END`)
    case 'ramp':
      return rampSql(a, b, c)
  }

  function sqlOf(amount: Amount): string {
    return inSql(amount, dialect).sql
  }

  /** 0 up to the one, 1 from the other on, a line between. */
  function rampSql(value: Amount, from: Amount, to: Amount): Amount {
    const [low, high] = [from, to].map((one) => (one.is === 'same' ? one.value : undefined)) as [Ratio?, Ratio?]
    if (!low || !high || !isLess(low, high)) return same(undefined)
    const one = inSql(value, dialect)
    const slope = divide({ num: 1n, den: 1n }, subtract(high, low)) as Ratio
    const rise = alike([one, same(low)], dialect)
    const above = { is: 'number', sql: `(${rise.sql[0]} - ${rise.sql[1]})`, den: rise.den, level } as const
    const part = timesSame(above, slope, dialect)
    const ends = alike([part, same({ num: 0n, den: 1n }), same({ num: 1n, den: 1n })], dialect)
    const bounds = alike([one, from, to], dialect).sql
    const [between, zero, full] = ends.sql
    return number(
      `CASE WHEN ${bounds[0]} <= ${bounds[1]} THEN ${zero} WHEN ${bounds[0]} >= ${bounds[2]} THEN ${full} ` +
        `WHEN ${bounds[0]} IS NOT NULL THEN ${between} END`,
      ends.den,
    )
  }
}

const bracketed = (sql: string): string => (/^[\w.]+$/.test(sql) ? sql : `(${sql})`)

function wordsEqual(a: Amount, b: Amount, truth: (sql: string) => Amount): Amount {
  if (a.is !== 'word' || b.is !== 'word') return same(undefined)
  return truth(yesOrNo(`${a.sql} = ${b.sql}`, [a.sql, b.sql]))
}

/** 1 or 0, and missing where a part is. */
function yesOrNo(predicate: string, parts: readonly string[]): string {
  return `CASE WHEN ${parts.map((part) => `(${part}) IS NULL`).join(' OR ')} THEN NULL WHEN ${predicate} THEN 1 ELSE 0 END`
}

/**
 * Is the one less than the other by more than a thousand-millionth of either? The tolerance with which pricing compares
 * (`models/payout/compareNumbers.ts`), in whole numbers.
 */
export function lessSql(a: string, b: string, { asWide }: Dialect): string {
  const gap = `(${bracketed(b)} - ${bracketed(a)}) * ${asWide('1000000000')}`
  return `${gap} > abs(${a}) AND ${gap} > abs(${b})`
}
