import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { effort } from '../effort.ts'
import { recordFigure } from './figures.ts'
import { needStrace } from './strace.ts'

// A process that is killed proves nothing about a power cut: what it wrote is still in the memory of the machine. So the
// calls to the system are watched: before a change is acknowledged, it must have been flushed to the disk.

const CHANGES = effort(20, 500)
const folder = mkdtempSync(join(tmpdir(), 'kapitera-fsync-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('flushes each change to the disk before it is acknowledged, embedded', async () => {
  needStrace()
  const trace = join(folder, 'sqlite')
  const file = join(folder, 'kapitera.sqlite')
  const settings = JSON.stringify({ dialect: 'sqlite', file })
  const writer = [process.execPath, join(import.meta.dirname, 'writer.ts'), settings, '1', 'stays']
  const child = spawn('strace', ['-f', '-y', '-s', '24', '-e', 'trace=fsync,fdatasync,write', '-o', trace, ...writer], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let acknowledged = 0
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    acknowledged += part.split('"acknowledged"').length - 1
    // Nobody listens any more: the writer ends at its next line, and strace with it.
    if (acknowledged >= CHANGES) child.stdout.destroy()
  })
  await new Promise((resolve) => child.once('close', resolve))

  let flushes = 0
  let isBegun = false
  const counts: number[] = []
  for (const line of readFileSync(trace, 'utf8').split('\n')) {
    if (/ write\(1.*\\"begin\\"/.test(line)) [flushes, isBegun] = [0, true]
    else if (/f(data)?sync\(\d+<.*kapitera\.sqlite-wal>\) += 0/.test(line)) flushes += 1
    else if (isBegun && / write\(1.*\\"acknowledged\\"/.test(line)) {
      counts.push(flushes)
      isBegun = false
    }
  }
  expect(counts.length).toBeGreaterThanOrEqual(CHANGES)
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(1)
  const sum = counts.reduce((all, count) => all + count, 0)
  recordFigure(
    'fsync-sqlite',
    `${counts.length} changes, ${sum} flushes of the log, at least ${Math.min(...counts)} each`,
  )
})
