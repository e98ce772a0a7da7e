import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'

/** What is read at once: a stream's 64 kB cost more in turns than in hashing. */
const BLOCK = 1 << 20

/** The sha-256 of a file's bytes, in hexadecimal digits. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  const file = await open(path)
  try {
    const block = Buffer.allocUnsafe(Math.min(BLOCK, (await file.stat()).size + 1))
    for (;;) {
      const { bytesRead } = await file.read(block, 0, block.length)
      if (bytesRead === 0) return hash.digest('hex')
      hash.update(block.subarray(0, bytesRead))
    }
  } finally {
    await file.close()
  }
}
