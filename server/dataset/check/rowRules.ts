import { dateOf, NOT_LISTED_HERE } from '../../../models/index.ts'
import type { TableName } from '../tables.ts'
import type { Rule } from './Rule.ts'

/** Words that say of a patient to be listed at no clinic of the dataset, as a list of SQL. */
export const OUTSIDE: string = `(${NOT_LISTED_HERE.map((word) => `'${word}'`).join(', ')})`

/** What the last row of a table of clinics is called that adds the others up, as a list of SQL. */
const TOTALS =
  "('summa', 'delsumma', 'totalsumma', 'totalt', 'total', 'totals', 'grand total', 'sum', 'samtliga', 'hela regionen', 'riket')"

/** Asks whether any is there twice. Values that rise from row to row are not, which is seen without keeping them all. */
function anyTwice(table: TableName, columns: readonly string[]): readonly string[] {
  const names = columns.map((column) => `"${column}"`)
  const known = names.map((name) => `${name} IS NOT NULL`).join(' AND ')
  const twice = `SELECT 1 FROM typed_${table} WHERE ${known} GROUP BY ${names.join(', ')} HAVING count(*) > 1 LIMIT 1`
  const [column, ...more] = columns
  return column === undefined || more.length > 0 ? [twice] : [anyFalling(table, column), twice]
}

/** Asks whether any value does not rise above that of the row before. */
function anyFalling(table: TableName, column: string): string {
  const pairs = `SELECT "${column}" AS now, lag("${column}") OVER () AS before FROM typed_${table}`
  return `SELECT 1 FROM (${pairs}) WHERE now IS NULL OR now <= before LIMIT 1`
}

/** Of most patients there is one listing, which cannot overlap another. */
const LISTED_TWICE = 'SELECT patient FROM typed_listings WHERE patient IS NOT NULL GROUP BY patient HAVING count(*) > 1'

/** Listings that were made of patients overlap only where a patient is there twice, which was asked already. */
export const ANY_PATIENT_TWICE: readonly string[] = anyTwice('patients', ['id'])

function repeated(table: TableName, columns: readonly string[], what: string): Rule {
  const names = columns.map((column) => `"${column}"`)
  const known = names.map((name) => `${name} IS NOT NULL`).join(' AND ')
  return {
    table,
    column: columns.join(', '),
    code: 'duplicate-row',
    suspects: anyTwice(table, columns),
    wrongRows:
      `SELECT "#file", "#row", ${names.map((name) => `CAST(${name} AS VARCHAR)`).join(` || ', ' || `)} FROM (SELECT *, row_number() ` +
      `OVER (PARTITION BY ${names.join(', ')} ORDER BY "#file", "#row") AS "#time" FROM typed_${table} WHERE ${known}) t WHERE "#time" > 1`,
    message: (value) => `${what} \`${value}\` is there twice.`,
    hint: () => 'Keep one of the rows.',
  }
}

function turned(table: TableName, first: string, last: string): Rule {
  return {
    table,
    column: last,
    code: 'order-of-dates',
    wrongRows: `SELECT "#file", "#row", "${first}" || ' ' || "${last}" FROM typed_${table} WHERE "${first}" > "${last}"`,
    shown: (value) => written(value.split(' ')[1] ?? ''),
    message: (value) => `\`${first}\` is after \`${last}\`: ${value.split(' ').map(written).join(' and ')}.`,
  }
}

function belowZero(table: TableName, column: string, where: string, what: string): Rule {
  return {
    table,
    column,
    code: 'negative-number',
    wrongRows: `SELECT "#file", "#row", ${what} || ' = ' || CAST("${column}" AS VARCHAR) FROM typed_${table} WHERE "${column}" < 0${where}`,
    message: (value) => `\`${value}\` is below zero.`,
  }
}

/** A stored day as it is written. */
export const written = (day: string): string => dateOf(Number(day))

/** A stored month as it is written. */
export const writtenMonth = (month: string): string => `${month.slice(0, 4)}-${month.slice(4, 6)}`

/** What must hold between the rows of one table. */
export const ROW_RULES: readonly Rule[] = [
  repeated('clinics', ['id'], 'The clinic'),
  repeated('patients', ['id'], 'The patient'),
  repeated('clinic_facts', ['clinic', 'fact', 'month'], 'The fact'),
  repeated('indicators', ['clinic', 'indicator', 'month'], 'The indicator'),
  repeated('codes', ['grouping', 'code', 'condition'], 'The code'),
  turned('clinics', 'opened', 'closed'),
  turned('listings', 'from', 'to'),
  turned('enrolments', 'from', 'to'),
  belowZero(
    'clinic_facts',
    'value',
    ` AND regexp_matches(fact, '(^|_)(patients|persons|listed|contacts|count|list|population|list_size)$')`,
    'fact',
  ),
  belowZero('indicators', 'numerator', '', 'indicator'),
  belowZero('indicators', 'denominator', '', 'indicator'),
  {
    table: 'clinics',
    column: 'id',
    code: 'ambiguous-name',
    wrongRows: `SELECT "#file", "#row", id FROM typed_clinics WHERE id IN ${OUTSIDE}`,
    message: (value) => `A clinic cannot be called \`${value}\`, which says of a patient to be listed at none.`,
  },
  {
    table: 'clinics',
    column: 'id',
    code: 'total-row',
    wrongRows: `SELECT "#file", "#row", id FROM typed_clinics WHERE lower(id) IN ${TOTALS} OR lower(id) LIKE 'summa %'`,
    message: (value) => `A clinic called \`${value}\` is the sum of the others.`,
    hint: () => 'Take the row away, or leave it out by `where` in a mapping.',
  },
  {
    table: 'contacts',
    column: 'month',
    code: 'impossible-date',
    wrongRows: `SELECT "#file", "#row", month || ' ' || date FROM typed_contacts WHERE date IS NOT NULL AND month * 100 <> date - date % 100`,
    shown: (value) => writtenMonth(value.split(' ')[0] ?? ''),
    message: (value) => {
      const [month = '', date = ''] = value.split(' ')
      return `The month is ${writtenMonth(month)}, and the date ${written(date)} lies in another.`
    },
    hint: () => 'One of the two is enough.',
  },
  {
    table: 'listings',
    column: 'patient',
    code: 'overlapping-spells',
    suspects: [anyFalling('listings', 'patient')],
    wrongRows:
      `SELECT "#file", "#row", patient FROM (SELECT *, max(COALESCE("to", 99999999)) OVER (PARTITION BY patient ORDER BY ` +
      `COALESCE("from", 0), COALESCE("to", 99999999), "#file", "#row" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) ` +
      `AS "#before" FROM typed_listings WHERE patient IN (${LISTED_TWICE}) AND COALESCE("from" <= "to", TRUE)) WHERE "#before" >= COALESCE("from", 0)`,
    message: (value) => `The patient \`${value}\` is listed in two rows at the same time.`,
    hint: () => 'Both days of a spell are included: it ends the day before the next begins.',
  },
]
