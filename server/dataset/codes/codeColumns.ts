import type { DuckDBConnection } from '@duckdb/node-api'
import type { RawValue } from '../../warehouse/Ask.ts'
import { columnsOf, eachStretch, type Stretch } from '../../warehouse/columnsOf.ts'
import { duckdbDialect } from '../../warehouse/duckdbDialect.ts'
import { type Codes, MOST_VALUES } from '../../warehouse/listed/ListedColumns.ts'

const { name: quoteName } = duckdbDialect

/** A column of few different values, in order, what is missing first; and where there are several, the code of each row. */
export interface Coded {
  readonly name: string
  readonly sql: string
  readonly isTruth: boolean
  readonly different: readonly RawValue[]
  readonly codes?: Codes | undefined
}

/** The columns of `listed` that have few different values; `readRows` then gives each row its code. */
export async function columnsIn(from: string, connection: DuckDBConnection): Promise<readonly Coded[]> {
  const [names = [], types = []] = await columnsOf(
    connection,
    `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${from})`,
  )
  const [[rows = 0] = []] = await columnsOf(connection, `SELECT CAST(count(*) AS INTEGER) FROM ${from}`)
  const coded: Coded[] = []
  for (const [place, name] of names.map(String).entries()) {
    const isTruth = types[place] === 'BOOLEAN'
    if ((types[place] !== 'INTEGER' && !isTruth) || name === '#clinic') continue
    // The age of who has a date of birth is no other than that of the day.
    const isBeside = name === 'age' && names.includes('birth')
    const value = isBeside ? 'CASE WHEN birth IS NULL THEN age END' : quoteName(name)
    const sql = isTruth ? `CAST(${value} AS INTEGER)` : value
    const [different = []] = await columnsOf(
      connection,
      `SELECT DISTINCT ${sql} FROM ${from} ORDER BY 1 NULLS FIRST LIMIT ${MOST_VALUES + 1}`,
    )
    if (different.length > MOST_VALUES) continue
    const codes = different.length < 2 ? undefined : codesFor(different.length, Number(rows))
    coded.push({ name, sql, isTruth, different, codes })
  }
  return coded
}

function codesFor(different: number, rows: number): Codes {
  return different <= 1 << 8 ? new Uint8Array(rows) : new Uint16Array(rows)
}

interface Reading {
  readonly from: string
  readonly clinics: number
  readonly coded: readonly Coded[]
}

/**
 * Reads every row once, in their order, which the engine keeps: gives each its codes, and says where the rows of each clinic end.
 */
export async function readRows({ from, clinics, coded }: Reading, connection: DuckDBConnection): Promise<Int32Array> {
  const filled = coded.flatMap(({ sql, different, codes }) =>
    codes ? [{ sql, codes, placeOf: placesOf(different) }] : [],
  )
  const ends = new Int32Array(clinics)
  let [last, at] = [0, 0]
  const sql = `SELECT ${['"#clinic"', ...filled.map((column) => column.sql)].join(', ')} FROM ${from}`
  await eachStretch(connection, sql, ([clinic, ...columns], rows) => {
    for (let row = 0; row < rows; row += 1) {
      const place = clinic?.values[row] as number
      if (place < last) throw new Error(`The rows of \`listed\` are not ordered by clinic: row ${at + row}.`)
      // Clinics that list nobody end where the one before them does.
      for (; last < place; last += 1) ends[last] = at + row
    }
    filled.forEach((column, place) => addCodes(column, columns[place] as Stretch, { at, rows }))
    at += rows
  })
  return ends.fill(at, last)
}

function addCodes(
  { codes, placeOf }: { readonly codes: Codes; readonly placeOf: (value: number) => number },
  { values, isKnown }: Stretch,
  { at, rows }: { readonly at: number; readonly rows: number },
): void {
  if (isKnown === undefined) for (let row = 0; row < rows; row += 1) codes[at + row] = placeOf(values[row] as number)
  // What is missing is the first.
  else for (let row = 0; row < rows; row += 1) codes[at + row] = isKnown(row) ? placeOf(values[row] as number) : 0
}

/** Values further apart than this are looked up one by one. */
const MOST_APART = 1 << 22

/** Where a value stands among the different ones. */
function placesOf(different: readonly RawValue[]): (value: number) => number {
  const whole = different.filter((value) => value !== null) as readonly number[]
  const [least, most] = [whole[0] ?? 0, whole.at(-1) ?? 0]
  const first = different.length - whole.length
  if (most - least > MOST_APART) {
    const places = new Map(whole.map((value, place) => [value, place + first]))
    return (value) => places.get(value) as number
  }
  const places = new Uint16Array(most - least + 1)
  whole.forEach((value, place) => {
    places[value - least] = place + first
  })
  return (value) => places[value - least] as number
}
