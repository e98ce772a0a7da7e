import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { detectEncoding } from '../dataset/source/detectEncoding.ts'
import { declaredSeparator, delimiterOf, splitRecord } from '../dataset/source/readHeader.ts'
import { GroupingTrouble } from './GroupingTrouble.ts'

/** A published list as text: few columns, and no line breaks within a value. */
export interface TextTable {
  /** The file's own name, without folders. */
  readonly file: string
  /** Of its bytes. */
  readonly hash: string
  readonly columns: readonly string[]
  readonly rows: readonly { readonly line: number; readonly value: (column: string) => string }[]
}

const MOST_BYTES = 64 << 20

/**
 * Reads a list in CSV, separated by comma, semicolon or tab, in UTF-8, UTF-16 or Windows-1252.
 *
 * @throws GroupingTrouble where it is no such file, naming the line
 */
export function readTextTable(path: string): TextTable {
  const file = basename(path)
  if (!existsSync(path) || !statSync(path).isFile()) throw new GroupingTrouble(`There is no file \`${path}\`.`)
  if (statSync(path).size > MOST_BYTES)
    throw new GroupingTrouble(`\`${path}\` is larger than 64 MB.`, 'A list of codes or costs is a few MB at most.')
  const encoded = detectEncoding(path, file)
  if ('problem' in encoded) throw new GroupingTrouble(`${file}: ${encoded.problem.message}`, encoded.problem.hint)
  const bytes = readFileSync(path)
  const lines = decode(bytes, encoded.encoding, file).split(/\r?\n/)
  const separator = declaredSeparator(lines[0] ?? '')
  const first = separator === undefined ? 0 : 1
  const header = lines[first] ?? ''
  const mark = separator ?? delimiterOf(header)
  const columns = splitRecord(header, mark).map((name) => name.toLowerCase())
  const rows = lines.slice(first + 1).flatMap((text, place) => {
    if (text.trim() === '') return []
    const line = first + place + 2
    const values = splitRecord(text, mark)
    if (values.length !== columns.length)
      throw new GroupingTrouble(
        `${file}:${line}: The row has ${values.length} values, and the header ${columns.length}.`,
      )
    return [{ line, value: (column: string) => values[columns.indexOf(column)] ?? '' }]
  })
  if (rows.length === 0) throw new GroupingTrouble(`\`${file}\` has no rows.`)
  return { file, hash: `sha256-${createHash('sha256').update(bytes).digest('hex')}`, columns, rows }
}

function decode(bytes: Buffer, encoding: string, file: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new GroupingTrouble(`\`${file}\` is not text.`, 'Save it as CSV in UTF-8.')
  }
}
