import type { Day } from '../../../models/index.ts'
import type { DataProblem } from '../../dataset/DataProblem.ts'
import { dateRules } from '../../dataset/check/dateRules.ts'
import { ROW_RULES } from '../../dataset/check/rowRules.ts'
import type { Rule } from '../../dataset/check/Rule.ts'
import type { Ask } from '../Ask.ts'
import { postgresDialect as dialect } from '../postgresDialect.ts'
import { COUNTED_TABLES, type CountedTable, type ReadSchema } from '../Schema.ts'
import { sourceSql } from '../sourceSql.ts'

/** Told elsewhere, in one look at the whole table: ids that come twice, and spells that overlap. */
const isAsked = ({ column, code }: Rule): boolean =>
  !(code === 'duplicate-row' && column === 'id') && code !== 'overlapping-spells'

/**
 * Asks the database for the rows that an import refuses because of what else stands in them or in another row of their
 * table: by the very rules of the import. Only how many there are leaves the database.
 */
export async function checkRules(
  schema: ReadSchema,
  {
    ask,
    file,
    days,
  }: {
    readonly ask: Ask
    readonly file: string
    /** By which days are held against each other. */
    readonly days?: { readonly asOf: Day; readonly today: Day } | undefined
  },
): Promise<readonly DataProblem[]> {
  const problems: DataProblem[] = []
  const has = (name: string): boolean => schema.has(name as CountedTable)
  for (const rule of [...ROW_RULES.filter(isAsked), ...(days ? dateRules(days, has) : [])]) {
    const table = COUNTED_TABLES.find((one) => one === rule.table)
    if (table === undefined || !schema.has(table)) continue
    const [counts = []] = await ask(ruleSql(rule, schema))
    const found = Number(counts[0] ?? 0)
    if (found === 0) continue
    problems.push({
      code: rule.code,
      file,
      column: rule.column
        .split(', ')
        .map((column) => `${table}.${column}`)
        .join(', '),
      message: inWords(rule, found),
      hint: 'Give a view where it is not so.',
    })
  }
  return problems
}

/** The rule reads tables as an import has them, with the file and row of each line, which a database has not. */
function ruleSql({ wrongRows }: Rule, schema: ReadSchema): string {
  const tables = COUNTED_TABLES.filter((table) => wrongRows.includes(`typed_${table}`))
  const read = tables.map((table) => {
    const source = sourceSql(table, { schema, dialect }) ?? ''
    return `typed_${table} AS (SELECT '' AS "#file", 0 AS "#row", t.* FROM (${source}) t)`
  })
  // What DuckDB calls `regexp_matches` has another name in PostgreSQL, where that one gives rows.
  const rows = wrongRows.replaceAll('regexp_matches(', 'regexp_like(')
  return `WITH ${read.join(', ')} SELECT count(*) FROM (${rows}) wrong`
}

function inWords({ code, column }: Rule, count: number): string {
  const rows = count === 1 ? 'In one row' : `In ${count} rows`
  switch (code) {
    case 'duplicate-row':
      return `${rows} \`${column}\` are those of another row.`
    case 'order-of-dates':
      return `${rows} \`${column}\` is before the day on which it begins.`
    case 'negative-number':
      return `${rows} \`${column}\` is below zero.`
    case 'ambiguous-name':
      return `${rows} a clinic is called as who is listed at none: unlisted, other_region or other_country.`
    case 'total-row':
      return `${rows} a clinic is called as a row of totals is: Summa, Totalt or Total.`
    case 'impossible-date':
      if (column === 'month') return `${rows} \`date\` lies in another month than \`month\`.`
      return `${rows} \`${column}\` is before 1900, before the patient's birth, or still to come.`
    case 'out-of-range':
      return `${rows} \`${column}\` is after the day up to which the data goes, or more than 120 years before it.`
    default:
      return `${rows} \`${column}\` is wrong: ${code}.`
  }
}
