import { duckdbDialect } from '../../warehouse/duckdbDialect.ts'
import type { TableMapping } from '../Mapping.ts'
import type { Filling } from '../Source.ts'
import { standardColumns } from '../tables.ts'
import type { RawTable } from './RawTable.ts'
import type { Shaped } from './shapeColumns.ts'

const { name: quoteName, word: quoteWord } = duckdbDialect

/** The rows of one file as the table has them, all text. */
export function viewSql(
  filling: Filling,
  { shaped, raw, place }: { readonly shaped: readonly Shaped[]; readonly raw: RawTable; readonly place: number },
): string {
  const { mapping } = filling
  const columns = shaped.map(({ name, sql, from }) => {
    const known = ungrouped(dayAsIso(cleaned(sql, filling), datePattern(filling, name, from)), filling, name)
    return `${replaced(known, mapping?.values[name])} AS ${quoteName(name)}`
  })
  const cases = mapping?.unpivot ? `, range(${Object.keys(mapping.unpivot.columns).length}) cases("#case")` : ''
  const wanted = Object.entries(mapping?.where ?? {}).map(([column, words]) => {
    const from = `c${raw.columns.indexOf(column.toLowerCase())}`
    return words.length === 0 ? 'FALSE' : `${from} IN (${words.map(quoteWord).join(', ')})`
  })
  const where = wanted.length > 0 ? ` WHERE ${wanted.join(' AND ')}` : ''
  const signs = `${raw.hasCommas} AS "#comma", ${raw.hasPoints} AS "#point", ${raw.isText} AS "#csv"`
  const rows =
    `SELECT ${place} AS "#file", ${raw.rowNumber} + ${raw.firstRow} AS "#row", ${signs}, ` +
    `${columns.join(', ')} FROM ${raw.name}${cases}${where}`
  const split = Object.entries(mapping?.split ?? {}).reduce(
    (sql, [column, mark]) => splitSql(sql, quoteName(column), quoteWord(mark)),
    rows,
  )
  return mapping?.distinct ? distinctSql(split, shaped) : split
}

/** Rows that say the same are the first of them. */
function distinctSql(rows: string, shaped: readonly Shaped[]): string {
  const names = shaped.map(({ name }) => quoteName(name)).join(', ')
  return `SELECT min("#file") AS "#file", min("#row") AS "#row", "#comma", "#point", "#csv", ${names} FROM (${rows}) GROUP BY "#comma", "#point", "#csv", ${names}`
}

function splitSql(rows: string, column: string, mark: string): string {
  return (
    `SELECT * REPLACE (trimmed(${column}) AS ${column}) FROM ` +
    `(SELECT * REPLACE (unnest(string_split(${column}, ${mark})) AS ${column}) FROM (${rows})) WHERE trimmed(${column}) <> ''`
  )
}

function cleaned(sql: string, { mapping, missing }: Filling): string {
  return (mapping?.missing ?? missing ?? []).reduce((value, text) => `nullif(${value}, ${quoteWord(text)})`, sql)
}

function replaced(sql: string, words: TableMapping['values'][string] | undefined): string {
  if (!words || Object.keys(words).length === 0) return sql
  const cases = Object.entries(words).map(([from, to]) => `WHEN ${quoteWord(from)} THEN ${quoteWord(to)}`)
  return `CASE ${sql} ${cases.join(' ')} ELSE ${sql} END`
}

/** How the days of a column are written, where that is said: of the column itself, or of all days of the file. */
function datePattern({ table, rules, dates }: Filling, name: string, from: string | undefined): string | undefined {
  const own = dates?.[from ?? name]
  if (own !== undefined || rules?.dates === undefined) return own
  const role = standardColumns(table).find((column) => column.name === name)?.role
  return role === 'day' || role === 'month' ? rules.dates : undefined
}

/** A day in the declared way becomes 2026-01-31; any other text stays, and is refused unless it is a day as it stands. */
function dayAsIso(sql: string, pattern: string | undefined): string {
  if (pattern === undefined) return sql
  const parts = ['YYYY', 'MM', 'DD'].toSorted((a, b) => pattern.indexOf(a) - pattern.indexOf(b))
  const regex = pattern
    .replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
    .replace('YYYY', '([0-9]{4})')
    .replace('MM', pattern.includes('MMDD') || pattern.includes('YYYYMM') ? '([0-9]{2})' : '([0-9]{1,2})')
    .replace('DD', /DDMM|MMDD|DDYYYY/.test(pattern) ? '([0-9]{2})' : '([0-9]{1,2})')
  const group = (part: string): string =>
    `lpad(regexp_extract(${sql}, ${quoteWord(`^${regex}`)}, ${parts.indexOf(part) + 1}), 2, '0')`
  const year = `regexp_extract(${sql}, ${quoteWord(`^${regex}`)}, ${parts.indexOf('YYYY') + 1})`
  return (
    `CASE WHEN regexp_matches(${sql}, ${quoteWord(`^${regex}($|[ T])`)}) ` +
    `THEN ${year} || '-' || ${group('MM')} || '-' || ${group('DD')} ELSE ${sql} END`
  )
}

const MARKS = { space: String.raw`[ \x{00A0}\x{202F}\x{2009}]`, point: String.raw`\.`, comma: ',' }

/** Numbers without the marks between thousands, where these are declared and stand where they must. Identities and words stay. */
function ungrouped(sql: string, { table, rules }: Filling, name: string): string {
  if (rules?.thousands === undefined) return sql
  const role = standardColumns(table).find((column) => column.name === name)?.role
  if (role === 'id' || role === 'reference' || role === 'word' || role === 'day' || role === 'month') return sql
  const mark = MARKS[rules.thousands]
  const sign = rules.thousands === 'comma' ? String.raw`\.` : rules.thousands === 'point' ? ',' : '[.,]'
  const regex = `[+-]?[0-9]{1,3}(${mark}[0-9]{3})+(${sign}[0-9]*)?`
  return `CASE WHEN regexp_full_match(${sql}, ${quoteWord(regex)}) THEN regexp_replace(${sql}, ${quoteWord(mark)}, '', 'g') ELSE ${sql} END`
}
