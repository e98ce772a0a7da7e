import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

/** Runs a measuring program of this folder in a process of its own, and gives what it prints. */
export function runOurs(program: string, ...args: readonly (string | number)[]): unknown {
  const words = [join(import.meta.dirname, `${program}.ts`), ...args.map(String)]
  const said = execFileSync(process.execPath, words, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return JSON.parse(said)
}
