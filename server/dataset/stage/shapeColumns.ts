import { duckdbDialect } from '../../warehouse/duckdbDialect.ts'
import type { TableMapping } from '../Mapping.ts'
import { nearestWord } from '../nearestWord.ts'
import type { Problems } from '../Problems.ts'
import { shorten } from '../shorten.ts'
import type { Filling } from '../Source.ts'
import type { OpenedFile } from './RawTable.ts'

const { word: quoteWord } = duckdbDialect

/** A column of the table and the SQL that fills it, before words are replaced and lists are split. */
export interface Shaped {
  readonly name: string
  readonly sql: string
  /** The column of the file that it is, where it is one. */
  readonly from?: string | undefined
}

/** What fills each column of the table. A column of a mapping that the file lacks is named with the nearest that it has. */
export function shapeColumns(
  { file, mapping }: Filling,
  raw: Pick<OpenedFile, 'columns'>,
  problems: Problems,
): readonly Shaped[] | undefined {
  if (!mapping || mapping.rows) return raw.columns.map((name, place) => ({ name, sql: `c${place}`, from: name }))
  const before = problems.count()
  const columnOf = (from: string): string => {
    const place = raw.columns.indexOf(from.normalize('NFC').toLowerCase())
    if (place >= 0) return `c${place}`
    const near = nearestWord(from, raw.columns)
    problems.add({
      code: 'unknown-column',
      file,
      column: from,
      message: `The mapping reads a column \`${from}\`, and the file has none of that name.`,
      hint:
        near === undefined ? `Its columns are ${shorten(raw.columns.join(', '), 300)}.` : `Did you mean \`${near}\`?`,
    })
    return 'NULL'
  }
  const { columns, others, constants, unpivot, gather } = mapping
  const named = Object.entries(columns ?? {}).map(([name, from]): Shaped => ({ name, sql: columnOf(from), from }))
  const used = new Set(Object.values(columns ?? {}).map((from) => from.toLowerCase()))
  const kept =
    columns && others === 'leave'
      ? []
      : raw.columns.filter((name) => !used.has(name)).map((name): Shaped => ({ name, sql: columnOf(name), from: name }))
  const fixed = Object.entries(constants).map(([name, word]): Shaped => ({ name, sql: quoteWord(word) }))
  const spread = unpivot ? unpivotColumns(unpivot, columnOf) : []
  const gathered = Object.entries(gather).map(([name, one]): Shaped => ({ name, sql: gatherSql(one, columnOf) }))
  for (const column of Object.keys(mapping.where)) columnOf(column)
  const shaped = [
    ...named,
    ...kept.filter(({ name }) => !named.some((one) => one.name === name)),
    ...fixed,
    ...spread,
    ...gathered,
  ]
  return problems.count() > before ? undefined : shaped
}

/** `#case` counts the rows that one row of the file becomes. */
function unpivotColumns(
  { into, columns }: NonNullable<TableMapping['unpivot']>,
  columnOf: (from: string) => string,
): readonly Shaped[] {
  const cases = Object.entries(columns)
  const targets = [...new Set(cases.flatMap(([, filled]) => Object.keys(filled)))]
  const choice = (sqlOf: (filled: Readonly<Record<string, string>>, name: string) => string): string =>
    `CASE "#case" ${cases.map(([name, filled], place) => `WHEN ${place} THEN ${sqlOf(filled, name)}`).join(' ')} END`
  return [
    { name: into, sql: choice((_, name) => quoteWord(name)) },
    ...targets.map(
      (name): Shaped => ({
        name,
        sql: choice((filled) => (filled[name] === undefined ? 'NULL' : columnOrConstant(filled[name], columnOf))),
      }),
    ),
  ]
}

/** A plain number stands for itself, such as a denominator of 100. */
function columnOrConstant(from: string, columnOf: (from: string) => string): string {
  return /^\d+$/.test(from) ? quoteWord(from) : columnOf(from)
}

/** The words whose column says yes. A value that says neither yes nor no becomes a word that no list has, and is told. */
function gatherSql({ yes, no, words }: TableMapping['gather'][string], columnOf: (from: string) => string): string {
  const list = (values: readonly string[]): string => values.map(quoteWord).join(', ')
  const parts = Object.entries(words).map(([name, from]) => {
    const x = columnOf(from)
    const isNo = no.length === 0 ? `${x} IS NULL` : `(${x} IS NULL OR ${x} IN (${list(no)}))`
    return `CASE WHEN ${x} IN (${list(yes)}) THEN ${quoteWord(name)} WHEN NOT ${isNo} THEN ${quoteWord(`${from}=`)} || ${x} END`
  })
  return `COALESCE(concat_ws('|', ${parts.join(', ')}), '')`
}
