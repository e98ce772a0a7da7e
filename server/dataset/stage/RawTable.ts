import { duckdbDialect } from '../../warehouse/duckdbDialect.ts'
import type { ImportEngine } from '../ImportEngine.ts'
import type { TableMapping } from '../Mapping.ts'
import type { DataProblem } from '../DataProblem.ts'
import type { Problems } from '../Problems.ts'
import { shorten } from '../shorten.ts'
import type { Declared, Filling } from '../Source.ts'
import type { TableName } from '../tables.ts'
import { keepRaw } from './keepRaw.ts'
import { openCsvFile } from './openCsvFile.ts'
import { openParquetFile } from './openParquetFile.ts'

const { word: quoteWord } = duckdbDialect

/** A file that can be read: SQL that gives its rows in their order, with columns `c0`, `c1` … under these names. */
export interface OpenedFile {
  readonly columns: readonly string[]
  readonly select: string
  /** The same with the blanks around its values, where there are blanks in it. */
  readonly untrimmed?: string | undefined
  /** How large it is. */
  readonly bytes: number
  /** How many rows it has, where that is known before it is read. */
  readonly rows?: number | undefined
  /** What a spreadsheet calls the first row of values. */
  readonly firstRow: number
  /** An empty value of a list is an empty list, and not a missing one. */
  readonly isText: boolean
  /** The decimal signs that its numbers may have; never both in one column. */
  readonly hasCommas: boolean
  readonly hasPoints: boolean
  /** What to say where the engine cannot read it after all. */
  readonly broken: (why: string) => DataProblem
}

/** A file that the engine keeps under a name. */
export interface RawTable extends Omit<OpenedFile, 'select' | 'untrimmed' | 'bytes' | 'broken'> {
  readonly name: string
  /** SQL for the number of a row, from 0. */
  readonly rowNumber: string
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

/** Opens the file or the rows of one filling. Nothing comes back where they cannot be read. */
export async function openFilling(filling: Filling, name: string, staging: Staging): Promise<OpenedFile | undefined> {
  const { path, mapping, file } = filling
  if (path === undefined) return rowsOf(mapping?.rows ?? [], file)
  return path.toLowerCase().endsWith('.parquet')
    ? openParquetFile({ ...filling, path }, staging)
    : openCsvFile({ ...filling, path }, name, staging)
}

/** Reads an opened file, and keeps it under a name. */
export async function keepFile(
  { select, bytes, broken, ...opened }: OpenedFile,
  name: string,
  { engine, problems, spill }: Staging,
): Promise<RawTable | undefined> {
  try {
    const rowNumber = await keepRaw(engine, { name, select, bytes, spill })
    if (opened.rows !== undefined) {
      const read = Number((await engine.ask(`SELECT count(*) FROM ${name}`))[0]?.[0])
      if (read !== opened.rows) {
        problems.add({
          ...broken(`it has ${read} rows, and had ${opened.rows} when it was looked at`),
          hint: 'Another program may write it still. Import it again when it is whole.',
        })
        return undefined
      }
    }
    return { ...opened, name, rowNumber }
  } catch (error) {
    if (isOfMachine(error)) throw error
    problems.add(broken(firstLine(error)))
    return undefined
  }
}

function rowsOf(rows: NonNullable<TableMapping['rows']>, file: string): OpenedFile {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const values = rows.map(
    (row) =>
      `(${columns.map((column) => (row[column] === undefined ? 'NULL' : quoteWord(row[column] ?? ''))).join(', ')})`,
  )
  const names = columns.map((_, place) => `c${place}`)
  const nothing = `SELECT ${names.map((name) => `CAST(NULL AS VARCHAR) AS ${name}`).join(', ')} LIMIT 0`
  const all = names.map((name) => `CAST(${name} AS VARCHAR) AS ${name}`).join(', ')
  return {
    select: values.length === 0 ? nothing : `SELECT ${all} FROM (VALUES ${values.join(', ')}) r(${names.join(', ')})`,
    bytes: 0,
    columns: columns.map((column) => column.toLowerCase()),
    firstRow: 1,
    isText: true,
    hasCommas: false,
    hasPoints: true,
    broken: (why) => ({ code: 'broken-mapping', file, message: `Its rows cannot be read: ${why}.` }),
  }
}

interface Naming {
  readonly file: string
  readonly problems: Problems
  /** The row of the header, where it is not the first. */
  readonly row?: number
}

/** The names of a header: each there, and each once whatever its case, for SQL knows no case. */
export function plainNames(
  header: readonly string[],
  { file, problems, row = 1 }: Naming,
): readonly string[] | undefined {
  if (header.length > 1 && header.slice(1).every((name) => name.trim() === '') && header[0]?.trim() !== '') {
    problems.add({
      code: 'missing-column',
      file,
      row,
      value: shorten(header[0] ?? ''),
      message: `Row ${row} has one value, \`${shorten(header[0] ?? '')}\`, and ${header.length - 1} empty: a title and no header.`,
      hint: 'The first row names the columns. Say `header_row` in a mapping, or take away what stands above it.',
    })
    return undefined
  }
  const before = problems.count()
  const names = header.map((name) => name.trim().normalize('NFC').toLowerCase())
  for (const [place, name] of names.entries()) {
    if (name === '')
      problems.add({
        code: 'missing-column',
        file,
        row,
        message: `Column ${place + 1} has no name.`,
        hint: 'A delimiter too many makes such columns.',
      })
    else if (names.indexOf(name) < place)
      problems.add({
        code: 'duplicate-column',
        file,
        row,
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
