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

type Place = 'start of field' | 'plain' | 'quoted' | 'after quote'

function createScan(file: string, problems: Problems) {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let delimiter = 0
  let header: readonly string[] | undefined
  let record: number[] = [] // the header's bytes
  let row = 1
  let fields = 1
  let length = 0 // of the record at hand
  let place: Place = 'start of field'
  let lastWasReturn = false
  let emptyRows = 0 // at the end of the file they are no rows

  const wrong = (problem: Omit<DataProblem, 'file' | 'code'>, code: DataProblem['code'] = 'broken-csv'): false => {
    problems.add({ code, file, ...problem })
    return false
  }

  function endRecord(): boolean {
    if (!header) {
      if (length === 0)
        return wrong(
          { row, message: 'The first row is empty.', hint: 'The first row names the columns.' },
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
    row += 1
    fields = 1
    length = 0
    place = 'start of field'
    return true
  }

  /** Takes a stretch of bytes; false where reading on makes no sense. */
  function read(bytes: Buffer): boolean {
    if (!isText(bytes)) return false
    for (const byte of bytes) {
      if (lastWasReturn) {
        lastWasReturn = false
        if (byte === NEWLINE) continue // its record ended with the return
        return wrong({
          row: row - 1,
          message: 'A line ends with a carriage return alone.',
          hint: 'Save the file with the line ends of Windows or Unix.',
        })
      }
      if (place !== 'quoted' && (byte === NEWLINE || byte === RETURN)) {
        lastWasReturn = byte === RETURN
        if (!endRecord()) return false
        continue
      }
      length += 1
      if (length > LONGEST_RECORD)
        return wrong({
          row,
          message: 'The row is longer than a megabyte.',
          hint: 'A quotation mark that is never closed makes such rows.',
        })
      if (!header) {
        record.push(byte)
        // Until the header ends the delimiter is not known; what stands in quotation marks never ends a record.
        if (byte === QUOTE) place = place === 'quoted' ? 'plain' : 'quoted'
        continue
      }
      if (place === 'quoted') {
        if (byte === QUOTE) place = 'after quote'
      } else if (byte === delimiter) {
        fields += 1
        place = 'start of field'
      } else if (byte === QUOTE && place !== 'plain') {
        place = 'quoted'
      } else if (place === 'after quote') {
        return wrong({
          row,
          column: header[fields - 1],
          message: 'Something follows a closing quotation mark.',
          hint: 'A quotation mark inside a value is written twice.',
        })
      } else {
        place = 'plain'
      }
    }
    return true
  }

  function isText(bytes: Buffer): boolean {
    const control = bytes.findIndex((byte) => byte < TAB || (byte > RETURN && byte < 32))
    if (control >= 0) {
      const at = row + newlinesIn(bytes.subarray(0, control))
      return wrong(
        {
          row: at,
          message: `The file is not text: it has the byte ${bytes[control]}.`,
          hint: 'Export it as CSV in UTF-8.',
        },
        'not-text',
      )
    }
    try {
      decoder.decode(bytes, { stream: true })
      return true
    } catch {
      const hint = 'Save the file as CSV in UTF-8; å, ä and ö in another encoding are the usual cause.'
      return wrong({ row: row + lineOfFault(bytes), message: 'The text is not UTF-8.', hint }, 'not-text')
    }
  }

  /** The header's names, and from them the delimiter: the mark that stands most often outside of quotation marks. */
  function readHeader(bytes: readonly number[]): readonly string[] {
    const text = Buffer.from(bytes).toString('utf8')
    const plain = text.replaceAll(/"(?:[^"]|"")*"/g, '""')
    const times = (mark: string): number => plain.split(mark).length - 1
    const [mark = ','] = ([',', ';', '\t'] as const).toSorted((a, b) => times(b) - times(a))
    delimiter = mark.charCodeAt(0)
    record = []
    return splitRecord(text, mark)
  }

  function endsWhole(): boolean {
    try {
      decoder.decode()
      return true
    } catch {
      return false
    }
  }

  function end(): CsvShape | undefined {
    if (place === 'quoted') {
      wrong({
        row,
        message: 'A quotation mark is never closed.',
        hint: 'A quotation mark inside a value is written twice.',
      })
      return undefined
    }
    if (length > 0 && !endRecord()) return undefined
    if (!endsWhole()) {
      wrong(
        { row: row - 1, message: 'The text is not UTF-8.', hint: 'The file ends in the middle of a letter.' },
        'not-text',
      )
      return undefined
    }
    if (!header) {
      wrong({ message: 'The file is empty.', hint: 'The first row names the columns.' }, 'empty-file')
      return undefined
    }
    return { delimiter: String.fromCharCode(delimiter) as CsvShape['delimiter'], header, rows: row - 2 - emptyRows }
  }

  return { read, end }
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

function newlinesIn(bytes: Buffer): number {
  return bytes.reduce((lines, byte) => (byte === NEWLINE ? lines + 1 : lines), 0)
}

/** How many lines before the first that is not UTF-8. */
function lineOfFault(bytes: Buffer): number {
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
