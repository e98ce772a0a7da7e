import type { Problem } from '../../../server/contract/Problem.ts'
import { call, CallFailed } from '../../api/call.ts'

/** Sends files one after the other, and asks the server to look at them. Gives the number of the import. */
export async function sendFiles(files: readonly File[], onFile: (place: number) => void): Promise<string> {
  const { signal } = new AbortController()
  const { id } = await call('POST /api/upload', {}, signal)
  try {
    for (const [place, file] of files.entries()) {
      onFile(place)
      const response = await fetch(`/api/upload/file?${new URLSearchParams({ id, name: file.name })}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/octet-stream', accept: 'application/json' },
        body: file,
      })
      if (!response.ok) throw new CallFailed((await response.json()) as Problem)
    }
    await call('POST /api/upload/look', { id }, signal)
    return id
  } catch (error) {
    // What came is of no use without the rest; where the server is gone, it takes it away itself.
    await call('POST /api/upload/cancel', { id }, signal).catch(() => undefined)
    throw error
  }
}
