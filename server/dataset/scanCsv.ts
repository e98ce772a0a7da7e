import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import type { DataProblem } from './DataProblem.ts'
import { createRecordPasser, type RecordPasser } from './plainRecords.ts'
import type { Problems } from './Problems.ts'
import { onOneLine } from './shorten.ts'
import { linesBeforeFault, utf8Check } from './source/utf8Check.ts'
import { declaredSeparator, delimiterOf, splitRecord } from './source/readHeader.ts'

/** How a CSV file is written. */
export interface CsvShape {
  readonly delimiter: string
  /** Rows above the header: one where Excel's `sep=;` stands, or as many as were said. */
  readonly skipped: number
  readonly header: readonly string[]
  /** Rows below the header. */
  readonly rows: number
  /** Empty lines follow the last row. */
  readonly endsEmpty: boolean
  /** Somewhere is a blank or another mark that may have to be trimmed. */
  readonly hasSpaces: boolean
  /** Somewhere a line breaks inside of quotation marks, so that not every line begins a row. */
  readonly hasBreaks: boolean
}

/** What is not in use: each has a megabyte, and collecting these after each file cost more than reading a small one. */
const idle: RecordPasser[] = []

const PAUSE = 16 << 20
const LONGEST_RECORD = 1 << 20
const MOST_COLUMNS = 4096

const [TAB, NEWLINE, RETURN, QUOTE] = [9, 10, 13, 34]

/** What a scan may be told. */
export interface CsvScan {
  readonly problems: Problems
  /** The mark between values, where it was said; otherwise the header tells. */
  readonly delimiter?: string | undefined
  /** The row of the header, from 1 on. */
  readonly headerRow?: number | undefined
  /** Is told which part of the file has been read, from 0 to 1. */
  readonly onShare?: ((share: number) => void) | undefined
}

/**
 * Reads a CSV file in UTF-8 once, byte by byte, to know its shape and that it can be read: quotation marks that close,
 * as many values in each row as the header has. Whoever reads it afterwards meets no surprise.
 * Nothing comes back where something is wrong; what it is has been added to the problems.
 */
export async function scanCsv(
  path: string,
  file: string,
  { problems, delimiter, headerRow, onShare }: CsvScan,
): Promise<CsvShape | undefined> {
  const before = problems.count()
  const passer = idle.pop() ?? createRecordPasser()
  const scan = createScan({ file, problems, declared: delimiter, headerRow, passer })
  const descriptor = openSync(path, 'r')
  try {
    const size = fstatSync(descriptor).size
    const buffer = passer.stretch
    for (let position = 0; ; ) {
      const length = readSync(descriptor, buffer, 0, buffer.length, null)
      if (length === 0) break
      const bytes = buffer.subarray(0, length)
      const strange = position === 0 ? strangeBeginning(bytes) : undefined
      if (strange) {
        problems.add({ code: 'not-text', file, ...strange })
        return undefined
      }
      if (!scan.read(position === 0 && startsWith(bytes, [0xef, 0xbb, 0xbf]) ? bytes.subarray(3) : bytes))
        return undefined
      position += length
      if (position % PAUSE < buffer.length) {
        onShare?.(position / Math.max(size, 1))
        await setImmediate() // so that whoever waits can stop it
      }
    }
  } finally {
    closeSync(descriptor)
    idle.push(passer)
  }
  const shape = scan.end()
  return problems.count() > before ? undefined : shape
}

/** Files that are no CSV whatever their name says. */
function strangeBeginning(bytes: Buffer): Pick<DataProblem, 'message' | 'hint'> | undefined {
  if (startsWith(bytes, [0x50, 0x4b, 3, 4]))
    return {
      message: 'This is a spreadsheet or an archive, not text.',
      hint: 'Give it a name that ends in .xlsx or .zip.',
    }
  if (startsWith(bytes, [0x50, 0x41, 0x52, 0x31]))
    return { message: 'This is a Parquet file.', hint: 'Give it a name that ends in .parquet.' }
  return undefined
}

function startsWith(bytes: Buffer, beginning: readonly number[]): boolean {
  return beginning.every((byte, place) => bytes[place] === byte)
}

/** Where in a record a byte is met. */
const [START, PLAIN, QUOTED, AFTER_QUOTE] = [0, 1, 2, 3]

/** Bytes that mean something to the scan; all others are letters. */
const [LETTER, MARK, CONTROL, BLANK] = [0, 1, 2, 3]
/** A space and a tab, and the first bytes of a no-break space and of a byte order mark. */
const BLANKS = [32, TAB, 0xc2, 0xef]

interface Scanned {
  readonly file: string
  readonly problems: Problems
  /** The mark between values. */
  readonly declared: string | undefined
  readonly headerRow: number | undefined
  readonly passer: RecordPasser
}

function createScan({ file, problems, declared, headerRow = 1, passer }: Scanned) {
  const names =
    headerRow === 1 ? 'The first row names the columns.' : 'A mapping says by `header_row` that it names the columns.'
  const kinds = Uint8Array.from({ length: 256 }, (_, byte) =>
    byte < TAB || (byte > RETURN && byte < 32) ? CONTROL : LETTER,
  )
  for (const byte of [NEWLINE, RETURN, QUOTE]) kinds[byte] = MARK
  for (const byte of BLANKS) kinds[byte] = BLANK
  let hasSpaces = false
  let hasBreaks = false
  const isUtf8 = utf8Check()
  let delimiter = 0
  let separator = declared
  let skipped = 0
  let header: readonly string[] | undefined
  let record: number[] = [] // the header's bytes
  let row = 1
  let fields = 1
  let length = 0 // of the record at hand
  let place = START
  let lastWasReturn = false
  let newline = 0 // what ends the first line, and then must end all
  let emptyRows = 0 // at the end of the file they are no rows

  const wrong = (problem: Omit<DataProblem, 'file' | 'code'>, code: DataProblem['code'] = 'broken-csv'): false => {
    problems.add({ code, file, ...problem })
    return false
  }

  function endRecord(): boolean {
    if (!header) {
      const sign = row === 1 ? declaredSeparator(Buffer.from(record).toString('utf8')) : undefined
      if (sign !== undefined || row < headerRow) {
        separator ??= sign
        skipped = row
        record = []
        return nextRow()
      }
      if (length === 0)
        return wrong(
          { row, message: headerRow === 1 ? 'The first row is empty.' : `Row ${row} is empty.`, hint: names },
          'empty-file',
        )
      header = readHeader(record)
      if (header.length > MOST_COLUMNS)
        return wrong({ row, message: `The first row has ${header.length} columns; ${MOST_COLUMNS} is the most.` })
    } else if (length === 0) emptyRows += 1
    else {
      if (emptyRows > 0)
        wrong({ row: row - emptyRows, message: 'The row is empty, and rows follow it.', hint: 'Take it away.' })
      emptyRows = 0
      if (fields !== header.length)
        wrong({
          row,
          message: `The row has ${count(fields, 'value')} where the header has ${count(header.length, 'column')}.`,
          hint: 'A value with a delimiter or a line break in it must stand in quotation marks.',
        })
    }
    return nextRow()
  }

  function nextRow(): true {
    row += 1
    fields = 1
    length = 0
    place = START
    return true
  }

  /** One is enough to know: from then on they are letters, as they are within the header. */
  function foundSpace(): void {
    hasSpaces = true
    for (const byte of BLANKS) if (byte !== delimiter) kinds[byte] = LETTER
  }

  /** Takes a stretch of bytes; false where reading on makes no sense. */
  function read(bytes: Buffer): boolean {
    for (let at = 0; at < bytes.length; at += 1) {
      if (length === 0 && header && place === START && fields === 1 && !lastWasReturn && emptyRows === 0) {
        const columns = header.length
        const marks = { delimiter, newline, columns, areBlanksMarks: !hasSpaces, longest: LONGEST_RECORD }
        const { start, records } = passer.pass(bytes, at, marks)
        row += records
        at = start
        if (at === bytes.length) break
      }
      const byte = bytes[at] as number
      if (kinds[byte] === BLANK && header) foundSpace()
      const kind = kinds[byte]
      if (kind === LETTER && header && !lastWasReturn && place !== AFTER_QUOTE) {
        if (place === START) place = PLAIN
        length += 1
        continue
      }
      if (kind === CONTROL) return noText(byte)
      if (lastWasReturn) {
        lastWasReturn = false
        if (byte === NEWLINE) continue // its record ended with the return
        return wrong({
          row: row - 1,
          message: 'A line ends with a carriage return alone.',
          hint: 'Save the file with the line ends of Windows or Unix.',
        })
      }
      if (place !== QUOTED && (byte === NEWLINE || byte === RETURN)) {
        if (length > LONGEST_RECORD) return tooLong()
        if (newline !== 0 && newline !== byte) return mixedLines()
        newline = byte
        lastWasReturn = byte === RETURN
        if (!endRecord()) return false
        continue
      }
      length += 1
      if (!header) {
        if (length > LONGEST_RECORD) return tooLong()
        record.push(byte)
        // Until the header ends the delimiter is not known; what stands in quotation marks never ends a record.
        if (byte === QUOTE) place = place === QUOTED ? PLAIN : QUOTED
        continue
      }
      if (place === QUOTED) {
        if (byte === QUOTE) place = AFTER_QUOTE
        else if (byte === NEWLINE || byte === RETURN) hasBreaks = true
      } else if (byte === delimiter) {
        fields += 1
        place = START
      } else if (byte === QUOTE && place !== PLAIN) {
        place = QUOTED // at the start of a value, or the second of two inside one
      } else if (byte === QUOTE && place === PLAIN) {
        return wrong({
          row,
          column: header[fields - 1],
          message: 'A quotation mark stands inside a value that does not begin with one.',
          hint: 'Put the whole value in quotation marks, and write the mark inside twice.',
        })
      } else if (place === AFTER_QUOTE) {
        return wrong({
          row,
          column: header[fields - 1],
          message: 'Something follows a closing quotation mark.',
          hint: 'A quotation mark inside a value is written twice.',
        })
      } else {
        place = PLAIN
      }
    }
    return length <= LONGEST_RECORD || tooLong()
  }

  /** Looked at before the bytes are taken, so that the row of a fault is known. */
  function isText(bytes: Buffer): boolean {
    if (isUtf8(bytes)) return true
    const control = bytes.find((byte) => kinds[byte] === CONTROL)
    if (control !== undefined) return noText(control)
    const hint = 'Save the file as CSV in UTF-8; å, ä and ö in another encoding are the usual cause.'
    return wrong({ row: row + linesBeforeFault(bytes), message: 'The text is not UTF-8.', hint }, 'not-text')
  }

  function noText(byte: number): false {
    return wrong(
      { row, message: `The file is not text: it has the byte ${byte}.`, hint: 'Export it as CSV in UTF-8.' },
      'not-text',
    )
  }

  function mixedLines(): false {
    return wrong({
      row,
      message: 'Some lines end as on Windows and others as on Unix.',
      hint: 'Save the file again; line breaks inside of quotation marks may be either.',
    })
  }

  function tooLong(): false {
    const hint = 'A quotation mark that is never closed makes such rows.'
    return wrong({ row, message: 'The row is longer than a megabyte.', hint })
  }

  /** The header's names, and from them the delimiter: the mark that stands most often outside of quotation marks. */
  function readHeader(bytes: readonly number[]): readonly string[] {
    const text = Buffer.from(bytes).toString('utf8')
    const mark = separator ?? delimiterOf(text)
    delimiter = mark.charCodeAt(0)
    kinds[delimiter] = MARK
    record = []
    return splitRecord(text, mark).map((name) => onOneLine(name, 200))
  }

  function end(): CsvShape | undefined {
    if (place === QUOTED) {
      wrong({
        row,
        message: 'A quotation mark is never closed.',
        hint: 'A quotation mark inside a value is written twice.',
      })
      return undefined
    }
    if (length > 0 && !endRecord()) return undefined
    if (!isUtf8(undefined)) {
      wrong(
        { row: row - 1, message: 'The text is not UTF-8.', hint: 'The file ends in the middle of a letter.' },
        'not-text',
      )
      return undefined
    }
    if (!header) {
      const message = headerRow === 1 || row === 1 ? 'The file is empty.' : `The file has no row ${headerRow}.`
      wrong({ message, hint: names }, 'empty-file')
      return undefined
    }
    return {
      delimiter: String.fromCharCode(delimiter),
      skipped,
      header,
      rows: row - 2 - skipped - emptyRows,
      endsEmpty: emptyRows > 0,
      hasSpaces,
      hasBreaks,
    }
  }

  return { read: (bytes: Buffer) => isText(bytes) && read(bytes), end }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
