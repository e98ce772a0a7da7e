import { duckdbDialect } from '../warehouse/duckdbDialect.ts'
import type { ImportEngine } from './ImportEngine.ts'
import { inferred, isMixed, type PlannedColumn, valuesOf } from './planColumns.ts'
import { isSpaced } from './readThousands.ts'
import type { StoredColumn } from './tables.ts'

const { name: quoteName } = duckdbDialect

interface Confirming {
  /** The typed table. */
  readonly name: string
  readonly planned: readonly PlannedColumn[]
  readonly columns: readonly StoredColumn[]
  /** How many rows it must have, where that is known. */
  readonly rows?: number | undefined
  /** SQL of the signs that numbers may have. */
  readonly signs: string
  /** SQL of rows of which there must be none. */
  readonly wrong: readonly string[]
  /** Columns of words in which no personal number may stand. */
  readonly personal: readonly string[]
}

/**
 * What a sample cannot tell of a table is read from all of it: how many digits its decimals have, and that columns of
 * words are no columns of numbers with other words among them, or with blanks in them. Nothing where it is not as planned.
 */
export async function confirmColumns(
  { name, planned, columns, rows, signs, wrong, personal }: Confirming,
  engine: ImportEngine,
): Promise<readonly StoredColumn[] | undefined> {
  const decimals = columns.filter(({ type }) => type === 'decimal').map((column) => column.name)
  const largest = decimals.map((column) => `max(abs(${quoteName(column)}))`)
  const [[count = 0, ...most] = []] = await engine.ask(
    `SELECT count(*)${largest.map((one) => `, CAST(trunc(${one}) AS VARCHAR)`).join('')} FROM ${name}`,
  )
  if (rows !== undefined && Number(count) !== rows) return undefined
  const ofPersons = personal.map((column) => `SELECT 1 FROM ${name} WHERE has_personal(${quoteName(column)}) LIMIT 1`)
  for (const sql of [...wrong, ...ofPersons]) if ((await engine.ask(sql)).length > 0) return undefined
  const words = planned.filter(({ kind, isInferred }) => isInferred === true && kind.role === 'fact-word')
  const known = words.filter(({ values }) => values.known > 0)
  const counted = await valuesOf(
    { view: `(SELECT *, ${signs} FROM ${name})`, columns: known.map((one) => one.name) },
    known.map(({ kind }) => ({ ...kind, role: 'open' })),
    engine,
  )
  const isOther = known.some(({ name: column, kind }, place) => {
    const values = counted[place]
    return !values || isMixed(values) || inferred(column, kind, values).role !== kind.role
  })
  if (isOther) return undefined
  for (const { name: column } of known) {
    const x = quoteName(column)
    const others = await engine.ask(
      `SELECT 1 FROM ${name} WHERE ${x} IS NOT NULL AND NOT is_number(${x}) AND NOT ${isSpaced(x)} LIMIT 1`,
    )
    if (others.length === 0) return undefined
  }
  return columns.map((column) => {
    const place = decimals.indexOf(column.name)
    if (place < 0) return column
    const whole = String(most[place] ?? '0').split('.')[0] ?? '0'
    return { ...column, digits: (whole === '0' ? 0 : whole.length) + (column.decimals ?? 0) }
  })
}
