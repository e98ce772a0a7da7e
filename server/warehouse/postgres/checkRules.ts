import type { DataProblem } from '../../dataset/DataProblem.ts'
import { ROW_RULES } from '../../dataset/check/rowRules.ts'
import type { Rule } from '../../dataset/check/Rule.ts'
import type { Ask } from '../Ask.ts'
import { postgresDialect as dialect } from '../postgresDialect.ts'
import { COUNTED_TABLES, type CountedTable, type Schema } from '../Schema.ts'
import { sourceSql } from '../sourceSql.ts'

/** Told elsewhere, in one look at the whole table: ids that come twice, and spells that overlap. */
const isAsked = ({ column, code }: Rule): boolean =>
  !(code === 'duplicate-row' && column === 'id') && code !== 'overlapping-spells'

/**
 * Asks the database for the rows that an import refuses because of what else stands in them or in another row of their
 * table: by the very rules of the import. Only how many there are leaves the database.
 */
export async function checkRules(
  schema: Schema,
  { ask, file }: { readonly ask: Ask; readonly file: string },
): Promise<readonly DataProblem[]> {
  const problems: DataProblem[] = []
  for (const rule of ROW_RULES.filter(isAsked)) {
    const table = COUNTED_TABLES.find((one) => one === rule.table)
    if (table === undefined || !schema.has(table)) continue
    const [counts = []] = await ask(ruleSql(rule, table, schema))
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

/** The rule reads a table as an import has it, with the file and row of each line, which a database has not. */
function ruleSql({ wrongRows }: Rule, table: CountedTable, schema: Schema): string {
  const source = `SELECT '' AS "#file", 0 AS "#row", t.* FROM (${sourceSql(table, { schema, dialect }) ?? ''}) t`
  // What DuckDB calls `regexp_matches` has another name in PostgreSQL, where that one gives rows.
  const rows = wrongRows.replaceAll('regexp_matches(', 'regexp_like(')
  return `WITH typed_${table} AS (${source}) SELECT count(*) FROM (${rows}) wrong`
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
    default:
      return `${rows} \`${column}\` is wrong: ${code}.`
  }
}
