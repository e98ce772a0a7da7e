/**
 * The text of a file, or nothing if it is none: bytes that are not UTF-8, half a character, or a NUL.
 *
 * @example
 * decodeText(new Uint8Array([0x61, 0xff])) // => undefined
 */
export function decodeText(content: Uint8Array | string): string | undefined {
  const text = typeof content === 'string' ? content : decode(content)
  return text === undefined || text.includes('\0') || !text.isWellFormed() ? undefined : text
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    // `ignoreBOM` keeps a byte order mark, so that offsets stay those of the file.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
