import { duckdbDialect } from '../../warehouse/duckdbDialect.ts'
import type { ImportEngine } from '../ImportEngine.ts'
import { standardColumns, type StoredColumn, type TableName } from '../tables.ts'
import type { Typed } from '../typeTable.ts'
import { type Counted, countedIn } from './countedIn.ts'
import type { ColumnQuality, TableQuality } from './QualityReport.ts'

const { name: quoteName } = duckdbDialect

const [MOST_WORDS, STEPS] = [20, 20]

/** What stands in each column of each table. */
export async function describeTables(
  tables: readonly Typed[],
  leftOut: ReadonlyMap<TableName, number>,
  engine: ImportEngine,
): Promise<readonly TableQuality[]> {
  const described: TableQuality[] = []
  for (const typed of tables) {
    const [[rows = 0] = []] = await engine.ask(`SELECT count(*) FROM ${typed.name}`)
    const columns: ColumnQuality[] = []
    for (const column of typed.columns) {
      const isShownInWords = isOfWords(typed, column)
      const { known, ...values } = await (isShownInWords ? wordsOf : numbersOf)(typed, column, engine)
      columns.push({ name: column.name, type: column.type, known, missing: Number(rows) - known, ...values })
    }
    described.push({ table: typed.table, rows: Number(rows), leftOut: leftOut.get(typed.table) ?? 0, columns })
  }
  return described
}

type Described = Pick<ColumnQuality, 'known'> & Partial<ColumnQuality>

/** Identities and patients are not shown, and numbers are shown in steps. */
function isOfWords({ table }: Typed, { name, type }: StoredColumn): boolean {
  return !isHidden(table, name) && type !== 'empty' && !isNumber(type)
}

function isHidden(table: TableName, name: string): boolean {
  return name === 'patient' || standardColumns(table).find((one) => one.name === name)?.role === 'id'
}

/** The words that most rows have, and how many rows have any. */
async function wordsOf(typed: Typed, { name }: StoredColumn, engine: ImportEngine): Promise<Described> {
  const x = quoteName(name)
  const { from, rows: number } = countedIn(typed, [name])
  const rows = await engine.ask(
    `SELECT CAST(${x} AS VARCHAR), ${number}, sum(${number}) OVER () FROM ${from} WHERE ${x} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${MOST_WORDS}`,
  )
  const words = rows.map(([word, count]) => ({ word: String(word), rows: Number(count) }))
  const known = Number(rows[0]?.[2] ?? 0)
  return { known, words, otherWords: known - words.reduce((sum, one) => sum + one.rows, 0) }
}

/** How many rows have a value; of numbers that are shown, how many in each step. */
async function numbersOf(typed: Typed, column: StoredColumn, engine: ImportEngine): Promise<Described> {
  const { table } = typed
  const x = quoteName(column.name)
  const counted = countedIn(typed, [column.name])
  const range = isNumber(column.type) ? `CAST(min(${x}) AS VARCHAR), CAST(max(${x}) AS VARCHAR)` : 'NULL, NULL'
  // Asked of one column alone, a Parquet file most often answers without being read.
  const [[count, least, most] = []] = await engine.ask(`SELECT ${counted.known(x)}, ${range} FROM ${counted.from}`)
  const known = Number(count)
  if (isHidden(table, column.name) || typeof least !== 'string' || typeof most !== 'string') return { known }
  const role = standardColumns(table).find((one) => one.name === column.name)?.role
  const per = role === 'day' ? 10_000 : role === 'month' ? 100 : undefined
  if (per === undefined)
    return { known, least, most, steps: await stepsOf({ x, counted, low: Number(least), high: Number(most) }, engine) }
  const rows = await engine.ask(
    `SELECT ${x} // ${per}, ${counted.rows} FROM ${counted.from} WHERE ${x} IS NOT NULL GROUP BY 1 ORDER BY 1`,
  )
  return { known, least, most, steps: rows.map(([year, number]) => ({ from: String(year), rows: Number(number) })) }
}

/** Equal steps. Each value is placed on its own, and only rows are added: the same on any number of threads. */
async function stepsOf(
  {
    x,
    counted: { from, rows: number, known },
    low,
    high,
  }: { readonly x: string; readonly counted: Counted; readonly low: number; readonly high: number },
  engine: ImportEngine,
): Promise<NonNullable<ColumnQuality['steps']>> {
  const width = (high - low) / STEPS
  if (!(width > 0)) {
    const [[rows = 0] = []] = await engine.ask(`SELECT ${known(x)} FROM ${from}`)
    return [{ from: String(low), rows: Number(rows) }]
  }
  const rows = await engine.ask(
    `SELECT least(${STEPS - 1}, CAST(floor((CAST(${x} AS DOUBLE) - ${low}::DOUBLE) / ${width}::DOUBLE) AS INTEGER)), ${number} ` +
      `FROM ${from} WHERE ${x} IS NOT NULL GROUP BY 1 ORDER BY 1`,
  )
  return rows.map(([step, count]) => ({
    from: String(Number((low + Number(step) * width).toPrecision(12))),
    rows: Number(count),
  }))
}

function isNumber(type: StoredColumn['type']): boolean {
  return type === 'integer' || type === 'bigint' || type === 'decimal'
}
