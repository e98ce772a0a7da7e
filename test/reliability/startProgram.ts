import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { programFile } from '../../server/programFile.ts'
import { projectRoot } from '../../server/projectRoot.ts'

/** The server as a program of its own, `node server/main.ts`. */
export interface Program {
  /** Where it answers. */
  readonly address: string
  /** Tells it to end, and gives the code with which it does. */
  readonly stop: () => Promise<number | null>
}

/** Starts one, and waits until it says where it answers; it ends with the test. */
export async function startProgram(environment: Readonly<Record<string, string>>): Promise<Program> {
  const { child, ended, said } = run(environment)
  for (;;) {
    const address = /Kapitera is at (\S+)/.exec(said())?.[1]
    if (address !== undefined)
      return {
        address,
        stop: () => {
          child.kill('SIGTERM')
          return ended
        },
      }
    if (child.exitCode !== null) throw new Error(`It has not started: ${said()}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Starts one that cannot start: what it says, and the code with which it ends by itself. */
export async function failProgram(environment: Readonly<Record<string, string>>) {
  const { ended, said } = run(environment)
  return { code: await ended, said: said() }
}

function run(environment: Readonly<Record<string, string>>) {
  const cache = join(projectRoot(), 'node_modules', '.cache', 'program')
  const child: ChildProcess = spawn(process.execPath, ['--no-warnings', programFile('server', 'server/main.ts')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DATABASE_URL: '', NODE_COMPILE_CACHE: cache, ...environment },
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (part: string) => (text += part))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  return { child, ended, said: () => text }
}
