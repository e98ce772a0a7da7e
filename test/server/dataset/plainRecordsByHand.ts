import type { RecordMarks } from '../../../server/dataset/plainRecords.ts'

const [TAB, NEWLINE, RETURN, BLANK, QUOTE] = [9, 10, 13, 32, 34]

/** What passing whole records means, byte by byte. */
export function plainRecordsByHand(
  bytes: Uint8Array,
  from: number,
  { delimiter, newline, columns, areBlanksMarks, longest }: RecordMarks,
): { readonly start: number; readonly records: number } {
  let [at, start, found, records] = [from, from, 1, 0]
  const isLetter = (byte: number): boolean => {
    if (byte === delimiter || byte === QUOTE) return false
    if (byte === TAB || byte === BLANK || byte === 0xc2 || byte === 0xef) return !areBlanksMarks
    return byte > BLANK
  }
  while (at < bytes.length) {
    const byte = bytes[at] as number
    if (byte === QUOTE) {
      if (at !== start && bytes[at - 1] !== delimiter) break
      let end = at + 1
      while (end < bytes.length && (isLetter(bytes[end] as number) || bytes[end] === delimiter)) end += 1
      if (bytes[end] !== QUOTE || (bytes[end + 1] !== delimiter && bytes[end + 1] !== newline)) break
      at = end + 1
    } else if (byte === delimiter) {
      found += 1
      at += 1
    } else if (isLetter(byte)) {
      at += 1
    } else {
      const isEnd = byte === newline && (newline === NEWLINE || bytes[at + 1] === NEWLINE)
      if (!isEnd || found !== columns || at === start || at + 1 - start > longest) break
      at += newline === RETURN ? 2 : 1
      start = at
      found = 1
      records += 1
    }
  }
  return { start, records }
}
