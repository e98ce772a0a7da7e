import type { DuckDBConnection } from '@duckdb/node-api'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { RawValue } from '../../warehouse/Ask.ts'
import { columnsOf } from '../../warehouse/columnsOf.ts'
import { NAMED_WORDS } from '../../warehouse/deliveredOf.ts'
import { duckdbDialect } from '../../warehouse/duckdbDialect.ts'
import { type Codes, MOST_VALUES } from '../../warehouse/listed/ListedColumns.ts'
import { hashFile } from '../hashFile.ts'
import { openMemory } from '../openMemory.ts'
import type { StoredTable } from '../storeTables.ts'
import { type CodesFile, LENGTH_BYTES, type Section } from './CodesFile.ts'

const { name: quoteName, word: quoteWord } = duckdbDialect

/** The file of codes, and its hash. */
export interface StoredCodes {
  readonly path: string
  readonly hash: string
}

/** Tables of up to so many rows are kept whole beside the codes, so that no engine is needed to read them. */
const MOST_ROWS = 20_000

/** More different words than this are left to the engine. */
const MOST_WORDS = 5_000

/** Tables that are read of clinics. */
const WHOLE = ['clinics', 'clinic_facts', 'indicators'] as const

/**
 * Stores the columns of `listed` as codes, from which patients are counted without an engine. It holds nothing that the other files
 * do not hold, and is part of no hash but its own.
 */
export async function storeCodes(
  { listed, clinics }: { readonly listed: string; readonly clinics: number },
  stored: readonly StoredTable[],
  folder: string,
): Promise<StoredCodes> {
  const path = 'listed.codes'
  const memory = await openMemory()
  const connection = await memory.connect()
  const file = await open(join(folder, path), 'wx')
  try {
    const from = `read_parquet(${quoteWord(join(folder, listed))})`
    const writer = writerOf(file)
    const contents: CodesFile = {
      form: 1,
      ends: await writer.write(await endsOf(from, clinics, connection)),
      columns: await columnsIn(from, connection, writer),
      tables: await wholeTables(stored, folder, connection),
      words: await wordsIn(stored, folder, connection),
    }
    await writer.finish(contents)
  } finally {
    await file.close()
    connection.closeSync()
    await memory.close()
  }
  return { path, hash: `sha256:${await hashFile(join(folder, path))}` }
}

type Writer = ReturnType<typeof writerOf>

function writerOf(file: FileHandle) {
  let at = 0
  async function write(numbers: Codes | Int32Array): Promise<Section> {
    await writeAll(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength))
    return { at: at - numbers.byteLength, length: numbers.length }
  }
  return {
    write,
    finish: async (contents: CodesFile): Promise<void> => {
      const text = Buffer.from(JSON.stringify(contents))
      const length = Buffer.alloc(LENGTH_BYTES)
      length.writeUInt32LE(text.length)
      await writeAll(text)
      await writeAll(length)
    },
  }

  async function writeAll(bytes: Uint8Array): Promise<void> {
    let done = 0
    while (done < bytes.length) done += (await file.write(bytes, done, bytes.length - done, at + done)).bytesWritten
    at += bytes.length
  }
}

async function endsOf(from: string, clinics: number, connection: DuckDBConnection): Promise<Int32Array> {
  const [places = []] = await columnsOf(connection, `SELECT "#clinic" FROM ${from}`)
  const ends = new Int32Array(clinics)
  let last = 0
  places.forEach((value, row) => {
    const place = value as number
    if (place < last) throw new Error(`The rows of \`listed\` are not ordered by clinic: row ${row}.`)
    // Clinics that list nobody end where the one before them does.
    for (; last < place; last += 1) ends[last] = row
  })
  return ends.fill(places.length, last)
}

async function columnsIn(from: string, connection: DuckDBConnection, writer: Writer): Promise<CodesFile['columns']> {
  const [names = [], types = []] = await columnsOf(
    connection,
    `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${from})`,
  )
  const columns: CodesFile['columns'] = []
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
    const codes = different.length < 2 ? undefined : await codesOf(sql, different, from, connection)
    const hasMissing = different[0] === null
    columns.push({
      name,
      values: await writer.write(Int32Array.from(different.slice(hasMissing ? 1 : 0) as readonly number[])),
      hasMissing,
      isTruth,
      ...(codes && { codes: { ...(await writer.write(codes)), bytes: codes.BYTES_PER_ELEMENT as 1 | 2 } }),
    })
  }
  return columns
}

/** The code of each row, in the rows' order, which the engine keeps. */
async function codesOf(
  sql: string,
  different: readonly RawValue[],
  from: string,
  connection: DuckDBConnection,
): Promise<Codes> {
  const [values = []] = await columnsOf(connection, `SELECT ${sql} FROM ${from}`)
  const placeOf = placesOf(different)
  const codes = different.length <= 1 << 8 ? new Uint8Array(values.length) : new Uint16Array(values.length)
  values.forEach((value, row) => {
    codes[row] = placeOf(value)
  })
  return codes
}

/** Values further apart than this are looked up one by one. */
const MOST_APART = 1 << 22

/** Where a value stands among the different ones. */
function placesOf(different: readonly RawValue[]): (value: RawValue) => number {
  const whole = different.filter((value) => value !== null) as readonly number[]
  const [least, most] = [whole[0] ?? 0, whole.at(-1) ?? 0]
  const first = different.length - whole.length
  if (most - least > MOST_APART) {
    const places = new Map(different.map((value, place) => [value, place]))
    return (value) => places.get(value) as number
  }
  const places = new Uint16Array(most - least + 1)
  whole.forEach((value, place) => {
    places[value - least] = place + first
  })
  return (value) => (value === null ? 0 : (places[(value as number) - least] as number))
}

async function wholeTables(stored: readonly StoredTable[], folder: string, connection: DuckDBConnection) {
  const tables: CodesFile['tables'] = {}
  for (const { table, path, rows, columns } of stored) {
    if (!WHOLE.some((name) => name === table) || rows > MOST_ROWS) continue
    const select = columns.map(({ name, type }) =>
      type === 'decimal' || type === 'bigint' ? `CAST(${quoteName(name)} AS VARCHAR)` : quoteName(name),
    )
    const values = await columnsOf(
      connection,
      `SELECT ${select.join(', ')} FROM read_parquet(${quoteWord(join(folder, path))})`,
    )
    tables[table] = Object.fromEntries(
      columns.map(({ name }, place) => [name, [...(values[place] ?? [])] as (string | number | boolean | null)[]]),
    )
  }
  return tables
}

/** The words that are read when a dataset is opened. */
async function wordsIn(stored: readonly StoredTable[], folder: string, connection: DuckDBConnection) {
  const words: CodesFile['words'] = {}
  for (const [table, column] of NAMED_WORDS) {
    const found = stored.find((one) => one.table === table)
    if (!found) continue
    const from = `read_parquet(${quoteWord(join(folder, found.path))})`
    const [different = []] = await columnsOf(
      connection,
      `SELECT DISTINCT ${quoteName(column)} FROM ${from} LIMIT ${MOST_WORDS + 1}`,
    )
    if (different.length <= MOST_WORDS) words[table] = { [column]: different.map(String).toSorted() }
  }
  return words
}
