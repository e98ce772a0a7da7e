import { execFile } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const boundHeap = pathToFileURL(`${import.meta.dirname}/../../server/boundHeap.ts`).href

/** Small arrays that stay alive for a while, as in a server that counts. Says how large the young generation has become, and the heap. */
const WORK = `
  import { getHeapSpaceStatistics } from 'node:v8'
  const kept = []
  for (let turn = 0; turn < 800_000; turn += 1) kept[turn % 200_000] = [turn, turn, turn, turn]
  const young = getHeapSpaceStatistics().find((one) => one.space_name === 'new_space').space_size
  console.log(young, process.memoryUsage().heapTotal)
`

async function generations(first: string): Promise<readonly number[]> {
  const words = ['--input-type=module', '--eval', `${first}\n${WORK}`]
  const { stdout } = await promisify(execFile)(process.execPath, words)
  return stdout.trim().split(' ').map(Number)
}

it('keeps the young generation small, and of a server the old one near what is used', async () => {
  const [[ofCommand], [ofServer, all], [grown, unbound]] = (await Promise.all([
    generations(`import { boundYoung } from '${boundHeap}'; boundYoung()`),
    generations(`import { boundHeap } from '${boundHeap}'; boundHeap()`),
    generations(''),
  ])) as [[number, number], [number, number], [number, number]]
  // Bound, it holds two megabytes, and on a busy machine at most what is alive here (17 MB were seen); unbound it becomes 64.
  expect(ofCommand).toBeLessThan(grown / 2)
  expect(ofServer).toBeLessThan(grown / 2)
  expect(all).toBeLessThan(unbound / 1.5)
})
