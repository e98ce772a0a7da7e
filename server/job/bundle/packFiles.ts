import { Zip, ZipDeflate } from 'fflate'
import { setImmediate } from 'node:timers/promises'

/** The oldest day that a zip can say: the same files give the same bytes. */
const NO_TIME = new Date(1980, 0, 1)

/** A zip of files. The server answers others between one file and the next. */
export async function packFiles(
  files: readonly (readonly [name: string, bytes: Uint8Array])[],
  signal: AbortSignal,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  const zip = new Zip((error, part) => {
    if (error) throw error
    parts.push(part)
  })
  for (const [name, bytes] of files) {
    await setImmediate()
    signal.throwIfAborted()
    const file = new ZipDeflate(name)
    file.mtime = NO_TIME
    zip.add(file)
    file.push(bytes, true)
  }
  zip.end()
  return Buffer.concat(parts)
}
