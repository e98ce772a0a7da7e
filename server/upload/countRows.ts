import { createReadStream } from 'node:fs'

const [QUOTE, LINE_END] = [34, 10]

/** How many rows a CSV file has below its header. Line breaks inside of quotation marks end no row, and empty lines are none. */
export async function countRows(path: string): Promise<number> {
  let [rows, isQuoted, isEmpty] = [0, false, true]
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    for (const byte of chunk) {
      if (byte === QUOTE) isQuoted = !isQuoted
      if (byte === LINE_END && !isQuoted) {
        if (!isEmpty) rows += 1
        isEmpty = true
      } else if (byte > 32) isEmpty = false
    }
  }
  return Math.max(0, rows + (isEmpty ? 0 : 1) - 1)
}
