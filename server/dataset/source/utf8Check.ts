import { isAscii } from 'node:buffer'

const NEWLINE = 10

/** Checks stretch after stretch; a letter may be cut in two between them. Without bytes: is no letter left open? */
export function utf8Check(): (bytes: Buffer | undefined) => boolean {
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

/** How many lines before the first that is not UTF-8. */
export function linesBeforeFault(bytes: Buffer): number {
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
