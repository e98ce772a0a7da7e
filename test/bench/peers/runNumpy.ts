import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Python } from './findPython.ts'

/** Runs `same_start.py`, which prices, solves and draws from the same quantities as ours. */
export function runNumpy({ path }: Python, ...args: readonly (string | number)[]): unknown {
  const words = [join(import.meta.dirname, 'same_start.py'), ...args.map(String)]
  return JSON.parse(execFileSync(path, words, { encoding: 'utf8', maxBuffer: 1 << 28 }))
}
