import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'

/** What is read at once: a stream's 64 kB cost more in turns than in hashing. */
const BLOCK = 1 << 20

/** The hash of a file's bytes, in hexadecimal digits. A block is read by a thread while the one before it is hashed. */
export async function hashFile(path: string, method: 'md5' | 'sha1' | 'sha256' | 'sha512' = 'sha256'): Promise<string> {
  const hash = createHash(method)
  const file = await open(path)
  try {
    const { size } = await file.stat()
    let [block, next] = [1, 2].map(() => Buffer.allocUnsafe(Math.min(BLOCK, size + 1))) as [Buffer, Buffer]
    let reading = readInto(block, file)
    for (;;) {
      const bytesRead = await reading
      if (bytesRead === 0) return hash.digest('hex')
      reading = readInto(next, file)
      // It is awaited in the next turn, and fails there.
      reading.catch(() => undefined)
      hash.update(block.subarray(0, bytesRead))
      ;[block, next] = [next, block]
    }
  } finally {
    await file.close()
  }
}

async function readInto(block: Buffer, file: FileHandle): Promise<number> {
  return (await file.read(block, 0, block.length)).bytesRead
}
