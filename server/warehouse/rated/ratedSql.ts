import type { RatedSum, Window } from '../../../models/index.ts'
import { countSql } from '../countSql.ts'
import type { Dialect } from '../Dialect.ts'
import type { Schema } from '../Schema.ts'
import { type Amount, alike, wide } from './Amount.ts'
import { ratedAmount } from './ratedAmount.ts'

/** A statement for a sum with the rates in it. */
export interface RatedStatement {
  readonly sql: string
  readonly columns: readonly string[]
}

/** What the statement calls its columns: the sum is `amount` / `divisor`, and `lacking` is 1 where a row has no answer. */
export const RATED_COLUMNS = ['clinic', 'w', 'amount', 'divisor', 'lacking', 'refused'] as const

/**
 * One statement for a rated sum: the cells of its count, which stay in the statement, the amount of each as a whole number over a
 * divisor, and Σ n × amount by clinic and window.
 */
export function ratedSql(
  rated: RatedSum,
  engine: { readonly windows: readonly Window[]; readonly schema: Schema; readonly dialect: Dialect },
): RatedStatement {
  const { dialect } = engine
  const levels: string[][] = []
  const { sql } = countSql(rated.count, {
    ...engine,
    around: (keys) => {
      const amounts = rated.amounts.map(({ steps, windows }) => ({
        windows,
        amount: ratedAmount(steps, { keys, dialect, levels: { keep } }),
      }))
      const common = alike(
        amounts.map(({ amount }) => amount),
        dialect,
      )
      const cases = amounts.map(({ windows }, place) => `WHEN w IN (${windows.join(', ')}) THEN ${common.sql[place]}`)
      const weight = rated.measure === null ? dialect.asWide('patients') : measured(rated.measure)
      const divisor = rated.measure === null ? common.den : common.den * MILLION
      const tables = levels.map(
        (own, place) => `level_${place + 1} ${dialect.kept} (SELECT t.*, ${own.join(', ')}\nFROM ${tableAt(place)} t)`,
      )
      const last = `SELECT clinic, w, refused, ${weight} AS weight, CASE ${cases.join(' ')} END AS amount\nFROM ${tableAt(levels.length)} t`
      const out = [
        'clinic',
        'w',
        `${dialect.asText(`COALESCE(${dialect.sum('weight * amount')}, 0)`)} AS amount`,
        `${dialect.asText(wide(divisor, dialect))} AS divisor`,
        'max(CASE WHEN amount IS NULL THEN 1 ELSE 0 END) AS lacking',
        'max(refused) AS refused',
      ]
      return { tables, body: `SELECT ${out.join(', ')}\nFROM (${last}) y\nGROUP BY clinic, w` }
    },
  })
  return { sql, columns: RATED_COLUMNS }

  /** Σ n·x as a whole number of millionths; 0 where no row has a value. */
  function measured(measure: number): string {
    return dialect.asWide(`COALESCE(sum${measure}, 0) * ${dialect.asWide(String(MILLION))}`)
  }

  function keep<T extends Amount>(amount: T): T {
    if (amount.is === 'same') return amount
    const name = `a${levels.reduce((count, one) => count + one.length, 0)}`
    const own = levels[amount.level] ?? []
    levels[amount.level] = own
    own.push(`${amount.sql} AS ${name}`)
    return { ...amount, sql: name, level: amount.level + 1 }
  }
}

const MILLION = 1_000_000n

const tableAt = (level: number): string => (level === 0 ? 'cells' : `level_${level}`)
