import type { DuckDBConnection } from '@duckdb/node-api'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { columnsOf } from '../../warehouse/columnsOf.ts'
import { NAMED_WORDS } from '../../warehouse/deliveredOf.ts'
import { duckdbDialect } from '../../warehouse/duckdbDialect.ts'
import type { Codes } from '../../warehouse/listed/ListedColumns.ts'
import { hashFile } from '../hashFile.ts'
import { openMemory } from '../openMemory.ts'
import type { StoredFile } from '../storeTables.ts'
import { type Coded, columnsIn, readRows } from './codeColumns.ts'
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
  stored: readonly StoredFile[],
  folder: string,
): Promise<StoredCodes> {
  const path = 'listed.codes'
  const memory = await openMemory()
  const connection = await memory.connect()
  const file = await open(join(folder, path), 'wx')
  try {
    const from = `read_parquet(${quoteWord(join(folder, listed))})`
    const writer = writerOf(file)
    const coded = await columnsIn(from, connection)
    const ends = await readRows({ from, clinics, coded }, connection)
    const contents: CodesFile = {
      form: 1,
      ends: await writer.write(ends),
      columns: await writeColumns(coded, writer),
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

async function writeColumns(coded: readonly Coded[], writer: Writer): Promise<CodesFile['columns']> {
  const columns: CodesFile['columns'] = []
  for (const { name, isTruth, different, codes } of coded) {
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

async function wholeTables(stored: readonly StoredFile[], folder: string, connection: DuckDBConnection) {
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
async function wordsIn(stored: readonly StoredFile[], folder: string, connection: DuckDBConnection) {
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
