import { statSync } from 'node:fs'
import { duckdbDialect } from '../../warehouse/duckdbDialect.ts'
import type { DataProblem } from '../DataProblem.ts'
import type { TableMapping } from '../Mapping.ts'
import { shorten } from '../shorten.ts'
import type { Filling } from '../Source.ts'
import { firstLine, isOfMachine, type OpenedFile, plainNames, type Staging } from './RawTable.ts'

const { name: quoteName, word: quoteWord } = duckdbDialect

/** Opens a Parquet file, to be read as text: its numbers are exact, or refused. */
export async function openParquetFile(
  { path, file, table, mapping }: Filling & { readonly path: string },
  { engine, problems, declared }: Staging,
): Promise<OpenedFile | undefined> {
  const reader = `read_parquet(${quoteWord(path)})`
  const broken = (why: string): DataProblem => ({
    code: 'broken-parquet',
    file,
    message: 'This is no Parquet file that can be read.',
    value: why,
    hint: 'It may have been cut when it was sent.',
  })
  const described = await engine
    .ask(`SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${reader})`)
    .catch((error: unknown): undefined => {
      if (isOfMachine(error)) throw error
      problems.add(broken(firstLine(error)))
    })
  if (!described) return undefined
  const columns = plainNames(
    described.map(([column]) => String(column)),
    { file, problems },
  )
  if (!columns) return undefined
  const before = problems.count()
  const select = described.map(([column, type], place) => {
    const target = targetsOf(mapping, columns[place] ?? '')
    const isRounded = target.some((one) => declared(table, one).decimals !== undefined)
    const sql = textOf(quoteName(String(column)), String(type), isRounded)
    if (sql === undefined) problems.add(unfit(file, String(column), String(type)))
    return `trimmed(${sql}) AS c${place}`
  })
  if (problems.count() > before) return undefined
  return {
    columns,
    select: `SELECT ${select.join(', ')} FROM ${reader}`,
    bytes: statSync(path).size,
    firstRow: 1,
    isText: false,
    hasCommas: false,
    hasPoints: true,
    broken,
  }
}

/** Which columns of the table a column of the file fills. */
function targetsOf(mapping: TableMapping | undefined, column: string): readonly string[] {
  if (!mapping?.columns) return [column]
  return Object.entries(mapping.columns).flatMap(([target, from]) => (from.toLowerCase() === column ? [target] : []))
}

const ZONED = 'TIMESTAMP WITH TIME ZONE'

/** A value of any type as text; nothing for a type that no table of ours has. */
function textOf(column: string, type: string, isRounded: boolean): string | undefined {
  if (type.startsWith('VARCHAR[')) return `array_to_string(${column}, '|')`
  if (/^(FLOAT|DOUBLE)$/.test(type))
    return isRounded ? `CAST(CAST(${column} AS DECIMAL(38, 15)) AS VARCHAR)` : undefined
  if (/[[(]|^(STRUCT|MAP|UNION|BLOB|BIT|INTERVAL)/.test(type) && !/^(DECIMAL|ENUM)\(/.test(type)) return undefined
  if (type === ZONED) return undefined
  return `CAST(${column} AS VARCHAR)`
}

function unfit(file: string, column: string, type: string): DataProblem {
  const isDouble = type === 'DOUBLE' || type === 'FLOAT'
  return {
    code: isDouble ? 'double-column' : 'wrong-kind',
    file,
    column,
    value: shorten(type),
    message: isDouble
      ? `The column \`${column}\` has floating-point numbers (${type}), whose sums are not exact.`
      : `The column \`${column}\` has values of the type ${shorten(type)}, which no table of a dataset has.`,
    hint: isDouble
      ? 'Give a view with DECIMAL, or say in a mapping how many `decimals` the column has.'
      : type === ZONED
        ? 'Its day depends on the time zone of whoever reads it: give a DATE, or a TIMESTAMP in the region’s own time.'
        : 'Give numbers, words, dates or yes and no.',
  }
}
