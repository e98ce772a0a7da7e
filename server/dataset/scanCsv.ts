import { isAscii } from 'node:buffer'
import { closeSync, openSync, readSync } from 'node:fs'
import type { DataProblem } from './DataProblem.ts'
import type { Problems } from './Problems.ts'
import { shorten } from './shorten.ts'

/** How a CSV file is written. */
export interface CsvShape {
  readonly delimiter: ',' | ';' | '\t'
  readonly header: readonly string[]
  /** Rows below the header. */
  readonly rows: number
}

const CHUNK = 1 << 20
const LONGEST_RECORD = 1 << 20
const MOST_COLUMNS = 4096

const [TAB, NEWLINE, RETURN, QUOTE] = [9, 10, 13, 34]

/**
 * Reads a CSV file once, byte by byte, to know its shape and that it can be read: text in UTF-8, quotation marks that
 * close, as many values in each row as the header has. Whoever reads it afterwards meets no surprise.
 * Nothing comes back where something is wrong; what it is has been added to the problems.
 */
export function scanCsv(path: string, file: string, problems: Problems): CsvShape | undefined {
  const before = problems.count()
  const scan = createScan(file, problems)
  const descriptor = openSync(path, 'r')
  try {
    const buffer = Buffer.alloc(CHUNK)
    for (let isFirst = true; ; isFirst = false) {
      const length = readSync(descriptor, buffer, 0, CHUNK, null)
      if (length === 0) break
      const bytes = buffer.subarray(0, length)
      const strange = isFirst ? strangeBeginning(bytes) : undefined
      if (strange) {
        problems.add({ code: 'not-text', file, ...strange })
        return undefined
      }
      if (!scan.read(isFirst && startsWith(bytes, [0xef, 0xbb, 0xbf]) ? bytes.subarray(3) : bytes)) return undefined
    }
  } finally {
    closeSync(descriptor)
  }
  const shape = scan.end()
  return problems.count() > before ? undefined : shape
}

/** Files that are no CSV whatever their name says. */
function strangeBeginning(bytes: Buffer): Pick<DataProblem, 'message' | 'hint'> | undefined {
  if (startsWith(bytes, [0x50, 0x4b, 3, 4]))
    return { message: 'This is a spreadsheet or an archive, not text.', hint: 'Export the sheet as CSV in UTF-8.' }
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]))
    return { message: 'The text is in UTF-16.', hint: 'Save it as CSV in UTF-8.' }
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
const [LETTER, MARK, CONTROL] = [0, 1, 2]

function createScan(file: string, problems: Problems) {
  const kinds = Uint8Array.from({ length: 256 }, (_, byte) =>
    byte < TAB || (byte > RETURN && byte < 32) ? CONTROL : LETTER,
  )
  for (const byte of [NEWLINE, RETURN, QUOTE]) kinds[byte] = MARK
  const isUtf8 = utf8Check()
  let delimiter = 0
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
      if (length === 0) return wrong({ row, message: 'The first row is empty.', hint: NAMES }, 'empty-file')
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
    row += 1
    fields = 1
    length = 0
    place = START
    return true
  }

  /** Takes a stretch of bytes; false where reading on makes no sense. */
  function read(bytes: Buffer): boolean {
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at] as number
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
    const plain = text.replaceAll(/"(?:[^"]|"")*"/g, '""')
    const times = (mark: string): number => plain.split(mark).length - 1
    const [mark = ','] = ([',', ';', '\t'] as const).toSorted((a, b) => times(b) - times(a))
    delimiter = mark.charCodeAt(0)
    kinds[delimiter] = MARK
    record = []
    return splitRecord(text, mark)
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
      wrong({ message: 'The file is empty.', hint: NAMES }, 'empty-file')
      return undefined
    }
    return {
      delimiter: String.fromCharCode(delimiter) as CsvShape['delimiter'],
      header,
      rows: row - 2 - emptyRows,
    }
  }

  return { read: (bytes: Buffer) => isText(bytes) && read(bytes), end }
}

const NAMES = 'The first row names the columns.'

/** Checks stretch after stretch; a letter may be cut in two between them. Without bytes: is no letter left open? */
function utf8Check(): (bytes: Buffer | undefined) => boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let isWhole = true
  return (bytes) => {
    if (bytes && isWhole && isAscii(bytes)) return true
    try {
      decoder.decode(bytes, { stream: bytes !== undefined })
      isWhole = bytes === undefined || ((bytes.at(-1) ?? 0) & 0x80) === 0
      return true
    } catch {
      return false
    }
  }
}

function splitRecord(text: string, mark: string): readonly string[] {
  const values: string[] = []
  let value = ''
  let isQuoted = false
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] as string
    if (isQuoted && letter === '"' && text[at + 1] === '"') {
      value += '"'
      at += 1
    } else if (letter === '"' && (isQuoted || value === '')) isQuoted = !isQuoted
    else if (letter === mark && !isQuoted) {
      values.push(value)
      value = ''
    } else value += letter
  }
  return [...values, value].map((name) => shorten(name.trim(), 200))
}

/** How many lines before the first that is not UTF-8. */
function linesBeforeFault(bytes: Buffer): number {
  let lines = 0
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(NEWLINE, start)
    const line = bytes.subarray(start, end < 0 ? bytes.length : end)
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(line, { stream: true })
    } catch {
      return lines
    }
    if (end < 0) break
    start = end + 1
    lines += 1
  }
  return lines
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
