import type { Stats } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Codes, ListedColumn, ListedColumns } from '../../warehouse/listed/ListedColumns.ts'
import { DataError } from '../DataProblem.ts'
import { CodesFile, LENGTH_BYTES, type Section } from './CodesFile.ts'

/** What a file of codes holds. */
export interface OpenCodes extends Pick<CodesFile, 'tables' | 'words'> {
  readonly listed: ListedColumns
}

/** The JSON is most often shorter than this, and is then read with one call. */
const LIKELY = 1 << 16

/**
 * Reads what there is in a file of codes; the codes themselves are read when they are counted.
 *
 * @throws Error where it is no such file
 */
export async function openCodes(folder: string, path: string): Promise<OpenCodes> {
  const name = join(folder, path)
  const file = await open(name)
  try {
    const proven = await file.stat()
    const { size } = proven
    const end = await bytesAt(file, Math.max(0, size - LIKELY), Math.min(size, LIKELY))
    const length = Buffer.from(end).readUInt32LE(end.length - LENGTH_BYTES)
    const text =
      length + LENGTH_BYTES <= end.length
        ? end.subarray(end.length - LENGTH_BYTES - length, end.length - LENGTH_BYTES)
        : await bytesAt(file, size - LENGTH_BYTES - length, length)
    const contents = CodesFile.parse(JSON.parse(Buffer.from(text).toString('utf8')))
    const columns = new Map<string, ListedColumn>()
    for (const column of contents.columns) {
      const values = Array.from(await wholesAt(file, column.values), (value) => (column.isTruth ? value === 1 : value))
      columns.set(column.name, { values: column.hasMissing ? [null, ...values] : values })
    }
    const sections = new Map(contents.columns.map(({ name: column, codes }) => [column, codes]))
    const read = async (column: string): Promise<Codes> => {
      const codes = sections.get(column)
      if (!codes) throw new Error(`There are no codes of \`${column}\`.`)
      return withFile(name, async (again) => {
        if (!isSame(await again.stat(), proven)) throw damaged(name, 'The file was changed while the dataset was open.')
        const bytes = await bytesAt(again, codes.at, codes.length * codes.bytes)
        return codes.bytes === 1 ? bytes : new Uint16Array(bytes.buffer, bytes.byteOffset, codes.length)
      })
    }
    const ends = await wholesAt(file, contents.ends)
    return { listed: { ends, columns, read }, tables: contents.tables, words: contents.words }
  } finally {
    await file.close()
  }
}

/** What cannot be read is told as what it is: a dataset whose file was taken away or changed. */
async function withFile<T>(name: string, work: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(name).catch(() => {
    throw damaged(name, 'The file of the dataset is gone.')
  })
  try {
    return await work(file)
  } catch (error) {
    throw error instanceof DataError ? error : damaged(name, 'The file cannot be read.')
  } finally {
    await file.close()
  }
}

/** Is it the file whose hash was taken, and untouched since? The hash of it all would take as long as counting. */
const isSame = (now: Stats, proven: Stats): boolean =>
  now.ino === proven.ino && now.size === proven.size && now.mtimeMs === proven.mtimeMs && now.ctimeMs === proven.ctimeMs

const damaged = (file: string, message: string): DataError =>
  new DataError([
    { code: 'dataset-damaged', file, message, hint: 'Open the dataset again; if it stays so, import it again.' },
  ])

async function wholesAt(file: FileHandle, { at, length }: Section): Promise<Int32Array> {
  const bytes = await bytesAt(file, at, length * 4)
  return new Int32Array(bytes.buffer, bytes.byteOffset, length)
}

/** Bytes in an array of their own, so that numbers of two and four bytes begin where they may. */
async function bytesAt(file: FileHandle, at: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length)
  let done = 0
  while (done < length) {
    const { bytesRead } = await file.read(bytes, done, length - done, at + done)
    if (bytesRead === 0) throw new Error('The file ends too early.')
    done += bytesRead
  }
  return bytes
}
