import { execFileSync } from 'node:child_process'
import { TestRunner } from 'vitest'

/** Whether this machine can watch the calls that a process makes to the system. */
export const hasStrace: boolean = ((): boolean => {
  if (process.platform !== 'linux') return false
  try {
    execFileSync('strace', ['-f', '--seccomp-bpf', '-qq', '-o', '/dev/null', 'true'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

/** Call it inside a test: without strace the test fails in CI, and is skipped with a word elsewhere. */
export function needStrace(): void {
  if (hasStrace) return
  const sentence = 'not run: no strace that may watch a process. On Debian and Ubuntu it is the package `strace`.'
  if (process.env['CI']) throw new Error(sentence)
  console.warn(sentence)
  TestRunner.getCurrentTest()?.context.skip(sentence)
}
