import { closeSync, openSync, readSync } from 'node:fs'
import { DataError } from '../../dataset/DataProblem.ts'
import type { Memory } from '../../dataset/openMemory.ts'
import { shorten } from '../../dataset/shorten.ts'
import { duckdbDialect } from '../duckdbDialect.ts'

/** An answer as it stands in its file: text, or null where nothing stands or `NULL` without quotation marks. */
export interface Answer {
  readonly file: string
  readonly names: readonly string[]
  readonly columns: readonly (readonly (string | null)[])[]
}

/** Reads a CSV file with a header, separated by comma, semicolon or tab. */
export async function readAnswer(file: string, { connect }: Memory): Promise<Answer> {
  const connection = await connect()
  const options = `header = true, all_varchar = true, delim = '${delimiterIn(file)}', quote = '"', escape = '"', nullstr = ['', 'NULL'], allow_quoted_nulls = false, strict_mode = true, auto_detect = false, columns = ${columnsIn(file)}`
  try {
    const reader = await connection.runAndReadAll(`SELECT * FROM read_csv(${duckdbDialect.word(file)}, ${options})`)
    const columns = reader.getColumns() as (string | null)[][]
    const names = reader.columnNames()
    return { file, names, columns: names.map((_, place) => columns[place] ?? []) }
  } catch (error) {
    const [said = ''] = error instanceof Error ? error.message.split('\n') : []
    throw brokenAnswer(file, `The file is no CSV: ${shorten(said, 120)}.`)
  } finally {
    connection.closeSync()
  }
}

/** The first line has the names, which hold none of the three. */
function delimiterIn(file: string): string {
  const line = firstLine(file)
  return [';', '\t'].find((mark) => line.includes(mark)) ?? ','
}

/** The names as they stand, so that the engine guesses nothing. */
function columnsIn(file: string): string {
  const names = firstLine(file)
    .split(delimiterIn(file))
    .map((name) => name.trim().replaceAll(/^"|"$/g, '').replaceAll('""', '"'))
  if (names.some((name) => name === '') || new Set(names).size < names.length)
    throw brokenAnswer(file, 'The first row does not have a name for each column, each once.')
  return `{${names.map((name) => `${duckdbDialect.word(name)}: 'VARCHAR'`).join(', ')}}`
}

const LONGEST_HEADER = 1 << 16

function firstLine(file: string): string {
  const descriptor = openSync(file, 'r')
  try {
    const buffer = Buffer.alloc(LONGEST_HEADER)
    const text = buffer.toString('utf8', 0, readSync(descriptor, buffer, 0, LONGEST_HEADER, 0)).replace(/^\uFEFF/, '')
    return text.split(/\r?\n/, 1)[0] ?? ''
  } finally {
    closeSync(descriptor)
  }
}

/** An answer that is not as its statement gives it. */
export function brokenAnswer(
  file: string,
  message: string,
  place: { readonly row?: number; readonly column?: string | undefined; readonly value?: string } = {},
): DataError {
  const hint = 'Run the statement as it was printed, and save the answer as CSV in UTF-8 with the names of its columns.'
  return new DataError([{ code: 'broken-answer', file, ...place, message, hint }])
}
