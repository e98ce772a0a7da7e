import { createReadStream, createWriteStream } from 'node:fs'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Encoding } from './detectEncoding.ts'

/**
 * Writes a text file anew in UTF-8, without a mark at its beginning, piece by piece.
 *
 * @throws TypeError where a byte is no letter of the encoding
 */
export async function toUtf8(path: string, encoding: Encoding, target: string): Promise<void> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const translate = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      translated(() => decoder.decode(chunk, { stream: true }), done)
    },
    flush(done) {
      translated(() => decoder.decode(), done)
    },
  })
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), translate, createWriteStream(target))
}

function translated(decode: () => string, done: (error: Error | null, text?: Buffer) => void): void {
  let text: string
  try {
    text = decode()
  } catch (error) {
    done(error instanceof Error ? error : new TypeError('no letter'))
    return
  }
  done(null, Buffer.from(text, 'utf8'))
}
