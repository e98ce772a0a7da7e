import { statSync } from 'node:fs'
import { join } from 'node:path'
import { duckdbDialect } from '../../warehouse/duckdbDialect.ts'
import type { Problems } from '../Problems.ts'
import { decoderOf } from '../ReadingRules.ts'
import { type CsvShape, scanCsv } from '../scanCsv.ts'
import { shorten } from '../shorten.ts'
import type { Filling } from '../Source.ts'
import { detectEncoding, type Encoding } from '../source/detectEncoding.ts'
import { headerBelow, MOST_ROWS } from '../source/headerBelow.ts'
import { firstRecords } from '../source/previewCsv.ts'
import { toUtf8 } from '../source/toUtf8.ts'
import { type OpenedFile, plainNames, type Staging } from './RawTable.ts'

const { word: quoteWord } = duckdbDialect

/** Opens a CSV file in any encoding that is known: it has been looked through, and can be read. */
export async function openCsvFile(
  { path, file, rules, isSheet }: Filling & { readonly path: string },
  name: string,
  { problems, spill, onShare }: Staging,
): Promise<OpenedFile | undefined> {
  const readable = await readableFile(path, {
    file,
    declared: rules?.encoding,
    target: join(spill, `${name}.csv`),
    problems,
  })
  if (readable === undefined) return undefined
  const headerRow = rules?.header_row
  if (headerRow === undefined && hasTitle(readable, file, problems)) return undefined
  const shape = await scanCsv(readable, file, { problems, delimiter: rules?.delimiter, headerRow, onShare })
  const columns = shape && plainNames(shape.header, { file, problems, row: shape.skipped + 1 })
  if (!shape || !columns) return undefined
  // The reader gives nothing for an empty value, also for one in quotation marks: only trimming can make another.
  const values = columns.map((_, place) =>
    shape.hasSpaces ? `nullif(trimmed(c${place}), '') AS c${place}` : `c${place}`,
  )
  const limit = shape.endsEmpty ? ` LIMIT ${shape.rows}` : ''
  const hasCommas =
    rules?.decimal === undefined ? shape.delimiter !== ',' || isSheet === true : rules.decimal === 'comma'
  const hasPoints = rules?.decimal !== 'comma'
  const reader = csvReader(readable, shape)
  return {
    columns,
    ...(shape.hasSpaces && { untrimmed: `SELECT * FROM ${reader}${limit}` }),
    select: `SELECT ${values.join(', ')} FROM ${reader}${limit}`,
    bytes: statSync(readable).size,
    rows: shape.rows,
    firstRow: shape.skipped + 2,
    isText: true,
    hasCommas,
    hasPoints,
    broken: (why) => ({ code: 'broken-csv', file, message: `The file cannot be read: ${why}.` }),
  }
}

/** A title above the header is told, with the row that looks like the header. */
function hasTitle(path: string, file: string, problems: Problems): boolean {
  const records = firstRecords(path, MOST_ROWS + 1)
  const found = headerBelow(records)
  if (!found) return false
  problems.add({
    code: 'missing-column',
    file,
    row: 1,
    value: shorten(records[0] ?? ''),
    message: 'The first row has one value alone: a title and no header.',
    hint: `Row ${found.row} looks like the header: ${shorten(found.names.join(', '), 200)}. Say \`header_row: ${found.row}\` in a mapping, or take away what stands above it.`,
  })
  return true
}

/** The file itself where it is UTF-8, or else a copy that is. */
async function readableFile(
  path: string,
  {
    file,
    declared,
    target,
    problems,
  }: {
    readonly file: string
    readonly declared: NonNullable<Filling['rules']>['encoding']
    readonly target: string
    readonly problems: Problems
  },
): Promise<string | undefined> {
  const detected = declared === undefined ? detectEncoding(path, file) : { encoding: decoderOf(declared) }
  if ('problem' in detected) {
    problems.add(detected.problem)
    return undefined
  }
  if (detected.encoding === 'utf-8') return path
  return translate(path, detected.encoding, { file, target, problems })
}

async function translate(
  path: string,
  encoding: Encoding,
  { file, target, problems }: { readonly file: string; readonly target: string; readonly problems: Problems },
): Promise<string | undefined> {
  try {
    await toUtf8(path, encoding, target)
    return target
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    problems.add({
      code: 'not-text',
      file,
      message: `The text is not ${encoding.toUpperCase()} throughout.`,
      hint: 'Save the file as CSV in UTF-8.',
    })
    return undefined
  }
}

/** Of records the scan lets none through that is longer than a megabyte. */
const LONGEST_LINE = 2 * 2 ** 20
/** What a thread reads at once: of more, twice the memory is used and a tenth more time, to fetch it from the system. */
const BLOCK = 2 * 2 ** 20

/** Nothing is guessed: the scan has said how the file is written. */
function csvReader(path: string, { delimiter, header, skipped, hasBreaks }: CsvShape): string {
  // A thread that begins in the middle of a file takes the next line for the beginning of a row.
  const threads = hasBreaks ? ', parallel = false' : ''
  const types = header.map((_, place) => `'c${place}': 'VARCHAR'`).join(', ')
  return (
    `read_csv(${quoteWord(path)}, auto_detect = false, header = true, delim = ${quoteWord(delimiter)}, quote = '"', ` +
    `escape = '"', columns = {${types}}, strict_mode = true, skip = ${skipped}, nullstr = '', max_line_size = ${LONGEST_LINE}, buffer_size = ${BLOCK}${threads})`
  )
}
