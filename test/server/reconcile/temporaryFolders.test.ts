import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../command/runCommand.ts'
import { folderOf } from '../dataset/folderOf.ts'
import { visitData } from './visitRule.ts'

/** Starts a process that has the rows of a folder in temporary ones, looks, kills it, and gives by what it ended. */
async function killed(signal: NodeJS.Signals, place: string): Promise<{ readonly open: number; readonly by: unknown }> {
  const data = folderOf(visitData({ A: 2, B: 3, C: 2 }, ['A,visit_payment,2026-03,20,']))
  const child = spawn(process.execPath, [join(import.meta.dirname, 'holdFolder.ts'), data], {
    env: { ...process.env, TMPDIR: place, TEMP: place },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.on('exit', (_code, by) => resolve(by)))
  await Promise.race([new Promise((resolve) => child.stdout.once('data', resolve)), ended])
  const open = foldersIn(place).length
  child.kill(signal)
  return { open, by: await ended }
}

const foldersIn = (place: string): readonly string[] =>
  readdirSync(place).filter((name) => name.startsWith('kapitera-'))

describe('the rows of a folder that was never imported', { timeout: 60_000 }, () => {
  it.each(['SIGINT', 'SIGHUP'] as const)('are gone when the process is ended by %s', async (signal) => {
    const place = temporaryFolder()
    expect(await killed(signal, place)).toEqual({ open: 2, by: signal })
    expect(foldersIn(place)).toEqual([])
  })

  it('that a process left which could do nothing any more are taken away by the next, with its own at SIGTERM', async () => {
    const place = temporaryFolder()
    expect(await killed('SIGKILL', place)).toEqual({ open: 2, by: 'SIGKILL' })
    expect(foldersIn(place)).toHaveLength(2)
    expect(await killed('SIGTERM', place)).toEqual({ open: 2, by: 'SIGTERM' })
    expect(foldersIn(place)).toEqual([])
  })
})
