import { createReadStream } from 'node:fs'
import { declaredSeparator } from '../dataset/source/readHeader.ts'

const [QUOTE, LINE_END] = [34, 10]
/** Longer than Excel's first line `sep=;` in any encoding. */
const SHORT = 32

/**
 * How many rows a CSV file has below its header. Line breaks inside of quotation marks end no row, empty lines are none, and
 * neither is Excel's first line `sep=;`.
 */
export async function countRows(path: string): Promise<number> {
  let [rows, isQuoted, isEmpty, above] = [0, false, true, 1]
  let first: string | undefined = ''
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    for (const byte of chunk) {
      if (byte === QUOTE) isQuoted = !isQuoted
      if (byte === LINE_END && !isQuoted) {
        if (!isEmpty) rows += 1
        isEmpty = true
        if (first !== undefined && declaredSeparator(first) !== undefined) above = 2
        first = undefined
      } else {
        if (byte > 32) isEmpty = false
        // Marks of the encoding are no ASCII; a tab may be the separator.
        if (first !== undefined && byte >= 9 && byte < 127)
          first = first.length < SHORT ? first + String.fromCharCode(byte) : undefined
      }
    }
  }
  return Math.max(0, rows + (isEmpty ? 0 : 1) - above)
}
