import type { Rule } from './Rule.ts'
import { written } from './rowRules.ts'

/** A year, a quarter or a month, as `readPeriod` reads them. */
const PERIOD = '[0-9]{4}(-(Q[1-4]|0[1-9]|1[0-2]))?'
const FIRST_MONTH = `CASE WHEN strlen(period) = 4 THEN CAST(period AS INTEGER) * 100 + 1 WHEN period[6] = 'Q' THEN CAST(left(period, 4) AS INTEGER) * 100 + CAST(right(period, 1) AS INTEGER) * 3 - 2 ELSE CAST(replace(period, '-', '') AS INTEGER) END`

/** What must hold of what was paid, so that it can be compared with what is computed. */
export const PAID_RULES: readonly Rule[] = [
  {
    table: 'paid',
    column: 'period',
    code: 'impossible-date',
    wrongRows: `SELECT "#file", "#row", period FROM typed_paid WHERE NOT regexp_full_match(period, '${PERIOD}')`,
    message: (value) => `\`${value}\` is no period.`,
    hint: () => 'Write 2016, 2016-Q1 or 2016-03.',
  },
  {
    table: 'paid',
    column: 'amount',
    code: 'too-many-decimals',
    wrongRows: `SELECT "#file", "#row", amount FROM typed_paid WHERE amount <> round(amount, 2)`,
    message: (value) => `\`${value}\` has parts of an öre.`,
    hint: () => 'What is paid has two decimals at most: round it where it is exported.',
  },
  {
    table: 'paid',
    column: 'known_at',
    code: 'order-of-dates',
    wrongRows:
      `SELECT "#file", "#row", known_at || ' ' || period FROM typed_paid WHERE CASE WHEN regexp_full_match(period, '${PERIOD}') ` +
      `THEN known_at < (${FIRST_MONTH}) * 100 END`,
    shown: (value) => written(value.split(' ')[0] ?? ''),
    message: (value) => {
      const [day = '', period = ''] = value.split(' ')
      return `It was known on ${written(day)}, before ${period} began.`
    },
  },
]
