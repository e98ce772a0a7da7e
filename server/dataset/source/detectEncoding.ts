import { isUtf8 } from 'node:buffer'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import type { DataProblem } from '../DataProblem.ts'

/** How a text file writes its letters. Latin-1 is read as Windows-1252, which has all its letters and more. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

const CHUNK = 1 << 20
/** A small file is read in one go and its end is seen in the same. */
const SMALLEST = 1 << 10
const [NEWLINE, QUOTE] = [10, 34]
/** No table has a line as long; whoever reads further reads no table. */
const LONGEST_LINE = 4 << 20

/**
 * Tells how a text file is written, from its bytes: a mark at its beginning, every other byte zero, or letters that are
 * no UTF-8. Two encodings in one file are a problem, which names a row of each.
 */
export function detectEncoding(
  path: string,
  file: string,
): { readonly encoding: Encoding } | { readonly problem: DataProblem } {
  const descriptor = openSync(path, 'r')
  try {
    const buffer = Buffer.alloc(Math.min(CHUNK, fstatSync(descriptor).size + SMALLEST))
    const first = buffer.subarray(0, readSync(descriptor, buffer, 0, buffer.length, 0))
    const wide = wideEncoding(first)
    if (wide) return { encoding: wide }
    return isAllUtf8(descriptor, buffer) ? { encoding: 'utf-8' } : lookCloser(descriptor, buffer, file)
  } finally {
    closeSync(descriptor)
  }
}

function wideEncoding(bytes: Buffer): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  // Without a mark: Latin letters leave every other byte zero.
  const some = bytes.subarray(0, 4096)
  const zeros = [0, 0]
  for (const [place, byte] of some.entries()) if (byte === 0) zeros[place % 2] = (zeros[place % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (odd > some.length / 4 && even === 0) return 'utf-16le'
  if (even > some.length / 4 && odd === 0) return 'utf-16be'
  return undefined
}

/** Reads all of it, or up to a line that is too long for any table: whoever reads it then says so. */
function isAllUtf8(descriptor: number, buffer: Buffer): boolean {
  let position = 0
  let lineStart = 0
  for (;;) {
    const length = readSync(descriptor, buffer, 0, buffer.length, position)
    if (length === 0) return true
    const bytes = buffer.subarray(0, length)
    const whole = position + length - openLetter(bytes)
    if (!isUtf8(bytes.subarray(0, whole - position))) return false
    const newline = bytes.lastIndexOf(NEWLINE)
    if (newline >= 0) lineStart = position + newline
    else if (position + length - lineStart > LONGEST_LINE) return true
    if (whole === position) return true // only an open letter is left: the file ends in the middle of it
    position = whole
  }
}

/** How many bytes at the end belong to a letter that goes on. */
function openLetter(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] as number
    if ((byte & 0xc0) === 0x80) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return length > back ? back : 0
  }
  return 0
}

/** Bytes that Windows-1252 has no letter for. */
const NO_LETTERS = [0x81, 0x8d, 0x8f, 0x90, 0x9d]
/** å, ä, ö, Å, Ä, Ö in code page 850, which Windows-1252 reads as daggers and quotation marks. */
const OF_DOS = [0x86, 0x84, 0x94, 0x8f, 0x8e, 0x99]
const OF_WINDOWS = [0xe5, 0xe4, 0xf6, 0xc5, 0xc4, 0xd6, 0xe9]

/** Line by line, for a file with letters that are no UTF-8: which rows are, and which are not. */
function lookCloser(descriptor: number, buffer: Buffer, file: string): ReturnType<typeof detectEncoding> {
  const rows: { utf8?: number; other?: number; strange?: number } = {}
  const times = { dos: 0, windows: 0 }
  let row = 1
  let isQuoted = false
  let rest: Buffer = Buffer.alloc(0)
  const look = (line: Buffer): void => {
    for (const byte of line) if (byte === QUOTE) isQuoted = !isQuoted
    const letters = line.filter((byte) => byte >= 0x80)
    if (letters.length > 0) {
      if (isUtf8(line)) rows.utf8 ??= row
      else {
        rows.other ??= row
        if (letters.some((byte) => NO_LETTERS.includes(byte))) rows.strange ??= row
        times.dos += letters.filter((byte) => OF_DOS.includes(byte)).length
        times.windows += letters.filter((byte) => OF_WINDOWS.includes(byte)).length
      }
    }
    if (!isQuoted) row += 1
  }
  for (let position = 0; ; ) {
    const length = readSync(descriptor, buffer, 0, buffer.length, position)
    if (length === 0) break
    position += length
    const bytes = Buffer.concat([rest, buffer.subarray(0, length)])
    let start = 0
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
      look(bytes.subarray(start, end))
      start = end + 1
    }
    rest = bytes.subarray(start)
    if (rest.length > LONGEST_LINE) return { encoding: 'utf-8' } // whoever reads it says that the line is too long
  }
  if (rest.length > 0) look(rest)
  const problem = problemOf(rows, times, file)
  return problem ? { problem } : { encoding: 'windows-1252' }
}

function problemOf(
  { utf8, other, strange }: { readonly utf8?: number; readonly other?: number; readonly strange?: number },
  { dos, windows }: { readonly dos: number; readonly windows: number },
  file: string,
): DataProblem | undefined {
  if (dos > 0 && windows === 0 && utf8 === undefined)
    return {
      code: 'not-text',
      file,
      row: other,
      message: 'The letters are those of DOS (code page 850): å would be read as †.',
      hint: 'Save the file as CSV in UTF-8.',
    }
  if (utf8 !== undefined && other !== undefined)
    return {
      code: 'two-encodings',
      file,
      row: Math.max(utf8, other),
      message: `The file is written in two ways: row ${utf8} is UTF-8, and row ${other} is not.`,
      hint: 'Files put together from two programs look so. Save each in UTF-8, then put them together; or say in a mapping which `encoding` all of it has.',
    }
  if (strange !== undefined)
    return {
      code: 'not-text',
      file,
      row: strange,
      message: 'The text is neither UTF-8, UTF-16, Latin-1 nor Windows-1252.',
      hint: 'Save the file as CSV in UTF-8.',
    }
  return undefined
}
