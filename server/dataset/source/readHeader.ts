import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/** The delimiters that are recognised by themselves. */
const DELIMITERS = [',', ';', '\t'] as const

/** A first line that Excel reads for itself: `sep=;`. */
const SEPARATOR_LINE = /^"?sep=(.)"?\r?$/i

/** Which mark a first line of Excel declares, if it is one. */
export function declaredSeparator(line: string): string | undefined {
  return SEPARATOR_LINE.exec(line)?.[1]
}

/** The mark that stands most often outside of quotation marks. */
export function delimiterOf(header: string): string {
  const plain = header.replaceAll(/"(?:[^"]|"")*"/g, '""')
  const times = (mark: string): number => plain.split(mark).length - 1
  const [mark = ','] = DELIMITERS.toSorted((a, b) => times(b) - times(a))
  return mark
}

/** The values of one record of CSV, trimmed. */
export function splitRecord(text: string, mark: string): readonly string[] {
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
  return [...values, value].map((name) => name.trim())
}

/** The names of a file's columns, read from its beginning without checking anything; none where it is no text. */
export function readHeader(path: string): readonly string[] {
  const descriptor = openSync(path, 'r')
  try {
    const buffer = Buffer.alloc(Math.min(1 << 16, fstatSync(descriptor).size))
    const bytes = buffer.subarray(0, readSync(descriptor, buffer, 0, buffer.length, 0))
    const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
    const label = isWide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8'
    const lines = new TextDecoder(label).decode(bytes).split(/\r?\n/)
    const separator = declaredSeparator(lines[0] ?? '')
    const header = (separator === undefined ? lines[0] : lines[1]) ?? ''
    return splitRecord(header, separator ?? delimiterOf(header))
  } finally {
    closeSync(descriptor)
  }
}
