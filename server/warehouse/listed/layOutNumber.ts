import type { Codes } from './ListedColumns.ts'
import type { ColumnDigit, ColumnSource } from './columnDigit.ts'

/** Digits of one number, the first weighing most, as what each column's code adds to it. */
export interface NumberLayout {
  readonly size: number
  readonly base: number
  /** By column, by code. */
  readonly tables: ReadonlyMap<string, readonly number[]>
}

/** Reads the codes of columns, each once. */
export type ReadCodes = (column: string) => Promise<Codes>

/** Numbers are exact up to here. */
const MOST = Number.MAX_SAFE_INTEGER / 4

/**
 * Lays digits out as one number. A filter's digits are no part of it: a row that is to be left out gets a number that is none.
 * Nothing where there is no room in whole numbers.
 */
export function layOutNumber(
  digits: readonly ColumnDigit[],
  source: ColumnSource,
  filters: readonly Filter[] = [],
): NumberLayout | undefined {
  const size = digits.reduce((product, { values }) => product * Math.max(1, values.length), 1)
  if (size > MOST) return undefined
  const tables = new Map<string, number[]>()
  let base = 0
  const add = (column: string, adds: readonly number[]): void => {
    // A column of one value has no codes, for all rows have the same.
    if (adds.length < 2) base += adds[0] ?? 0
    else tables.set(column, tables.get(column)?.map((one, code) => one + (adds[code] as number)) ?? [...adds])
  }
  let weight = 1
  for (const { parts, values } of digits.toReversed()) {
    for (const part of parts)
      add(
        part.column,
        part.digits.map((digit) => digit * weight),
      )
    weight *= Math.max(1, values.length)
  }
  for (const { column, holds } of filters)
    add(
      column,
      (source.columns.columns.get(column)?.values ?? []).map((value) => (holds(value as number) ? 0 : size)),
    )
  // What adds nothing is not read.
  for (const [column, adds] of tables) if (adds.every((one) => one === 0)) tables.delete(column)
  return { size, base, tables }
}

/** Of which values of a column rows are counted. */
export interface Filter {
  readonly column: string
  readonly holds: (value: number) => boolean
}

/** The columns of a layout with their codes. */
export async function readLayout({ tables }: NumberLayout, read: ReadCodes) {
  return Promise.all([...tables].map(async ([column, table]) => ({ codes: await read(column), table })))
}
