import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { runProgram } from '../../../server/command/runProgram.ts'

/** What a command printed and how it ended. */
export interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs the command in this process, on the day 2026-11-22, without a terminal. */
export async function runCommand(...args: readonly string[]): Promise<Ended> {
  const printed = { out: '', err: '' }
  const code = await runProgram(args, {
    out: (text) => {
      printed.out += text
    },
    err: (text) => {
      printed.err += text
    },
    outIsTerminal: false,
    errIsTerminal: false,
    today: 20261122,
    clock: () => 0,
  })
  return { code, ...printed }
}

/** A temporary folder, gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kapitera-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
