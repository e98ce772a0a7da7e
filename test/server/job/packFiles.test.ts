import { unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { packFiles } from '../../../server/job/bundle/packFiles.ts'

const { signal } = new AbortController()
const files = Array.from({ length: 20 }, (_, n) => [`note/${n}.txt`, Buffer.from(`å ${n}\n`.repeat(2_000))] as const)

it('a bundle has each file to the byte, and the same bytes again', async () => {
  const packed = await packFiles(files, signal)
  const read = unzipSync(packed)
  expect(Object.keys(read)).toEqual(files.map(([name]) => name))
  for (const [name, bytes] of files) expect(Buffer.from(read[name] ?? []).equals(bytes)).toBe(true)
  expect(Buffer.from(await packFiles(files, signal)).equals(packed)).toBe(true)
})

it('while a bundle is packed the server does other things, and it ends when it is told to', async () => {
  const abort = new AbortController()
  let others = 0
  const other = (): void => {
    others += 1
    if (others === 5) abort.abort(new Error('told to end'))
    else setImmediate(other)
  }
  setImmediate(other)
  await expect(packFiles(files, abort.signal)).rejects.toThrow('told to end')
  expect(others).toBe(5)
})
