import { duckdbDialect } from '../../warehouse/duckdbDialect.ts'
import type { ImportEngine } from '../ImportEngine.ts'
import type { TableMapping } from '../Mapping.ts'
import type { Problems } from '../Problems.ts'
import { shorten } from '../shorten.ts'
import type { Declared, Filling } from '../Source.ts'
import type { TableName } from '../tables.ts'
import { readCsvFile } from './readCsvFile.ts'
import { readParquetFile } from './readParquetFile.ts'

const { word: quoteWord } = duckdbDialect

/** A file that the engine has read: a table with columns `c0`, `c1` … under these names, in the order of its rows. */
export interface RawTable {
  readonly name: string
  readonly columns: readonly string[]
  /** SQL for the number of a row, from 0. */
  readonly rowNumber: string
  /** What a spreadsheet calls the first row of values. */
  readonly firstRow: number
  /** An empty value of a list is an empty list, and not a missing one. */
  readonly isText: boolean
  /** The decimal signs that its numbers may have; never both in one column. */
  readonly hasCommas: boolean
  readonly hasPoints: boolean
}

/** What reading a file needs beside the file. */
export interface Staging {
  readonly engine: ImportEngine
  readonly problems: Problems
  readonly declared: (table: TableName, column: string) => Declared
  /** Where files are written anew that the engine cannot read as they are. */
  readonly spill: string
  /** Is told which part of a file has been looked at, from 0 to 1. */
  readonly onShare?: ((share: number) => void) | undefined
}

/** Reads the file or the rows of one filling. Nothing comes back where they cannot be read. */
export async function readRaw(filling: Filling, name: string, staging: Staging): Promise<RawTable | undefined> {
  const { path, mapping } = filling
  if (path === undefined) return readRows(mapping?.rows ?? [], name, staging)
  return path.toLowerCase().endsWith('.parquet')
    ? readParquetFile({ ...filling, path }, name, staging)
    : readCsvFile({ ...filling, path }, name, staging)
}

async function readRows(rows: NonNullable<TableMapping['rows']>, name: string, { engine }: Staging): Promise<RawTable> {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const values = rows.map(
    (row) =>
      `(${columns.map((column) => (row[column] === undefined ? 'NULL' : quoteWord(row[column] ?? ''))).join(', ')})`,
  )
  const names = columns.map((_, place) => `c${place}`)
  const types = names.map((column) => `${column} VARCHAR`).join(', ')
  await engine.run(`CREATE TABLE ${name} (${types})`)
  if (values.length > 0) await engine.run(`INSERT INTO ${name} VALUES ${values.join(', ')}`)
  return {
    name,
    columns: columns.map((column) => column.toLowerCase()),
    rowNumber: `${name}.rowid`,
    firstRow: 1,
    isText: true,
    hasCommas: false,
    hasPoints: true,
  }
}

/** The names of a header: each there, and each once whatever its case, for SQL knows no case. */
export function plainNames(header: readonly string[], file: string, problems: Problems): readonly string[] | undefined {
  const before = problems.count()
  const names = header.map((name) => name.trim().normalize('NFC').toLowerCase())
  for (const [place, name] of names.entries()) {
    if (name === '')
      problems.add({
        code: 'missing-column',
        file,
        row: 1,
        message: `Column ${place + 1} has no name.`,
        hint: 'A delimiter too many makes such columns.',
      })
    else if (names.indexOf(name) < place)
      problems.add({
        code: 'duplicate-column',
        file,
        row: 1,
        column: header[place],
        message: `The column \`${header[place]}\` is there twice.`,
      })
  }
  return problems.count() > before ? undefined : names
}

/** A full disk or memory says nothing of the file. */
export function isOfMachine(error: unknown): boolean {
  return error instanceof Error && /^Out of Memory Error|No space left|Permission denied/.test(error.message)
}

/** The first line of what the engine says. */
export function firstLine(error: unknown): string {
  return shorten(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error), 200)
}
