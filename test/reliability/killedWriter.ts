import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import type { StoreSettings } from '../../server/store/index.ts'
import type { Acknowledged, Intent, Line } from './Line.ts'

/** What a writer had said when it died. */
export interface Death {
  readonly acknowledged: readonly Acknowledged[]
  /** What it had begun, and was not told the end of. */
  readonly open: Intent | undefined
  /** Where it was: the words of the histogram. */
  readonly point: string
}

/** How a writer dies: after some of its lines and a moment more, or by a signal that strace sends it at a call of the system. */
export type Manner =
  | { readonly lines: number; readonly milliseconds: number }
  | { readonly systemCalls: string; readonly when: number }

interface Life {
  readonly seed: number
  readonly manner: Manner
  readonly migrates?: boolean
}

/** The longest that a writer may live, in milliseconds. */
const LIMIT = 30_000

/** Starts a writer on a store and kills it with -9. */
export async function killedWriter(settings: StoreSettings, { seed, manner, migrates = false }: Life): Promise<Death> {
  const words = [
    join(import.meta.dirname, 'writer.ts'),
    JSON.stringify(settings),
    String(seed),
    migrates ? 'migrates' : 'stays',
  ]
  const child =
    'lines' in manner
      ? spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] })
      : spawn('strace', [...inject(manner), process.execPath, ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
  const lines = await linesUntilDeath(child, manner)
  return deathOf(lines, 'lines' in manner ? undefined : manner.systemCalls)
}

function inject({ systemCalls, when }: Extract<Manner, { systemCalls: string }>): string[] {
  return [
    '-f',
    '-qq',
    '-o',
    '/dev/null',
    '-e',
    `trace=${systemCalls}`,
    '-e',
    `inject=${systemCalls}:signal=KILL:when=${when}`,
  ]
}

function linesUntilDeath(child: ChildProcess, manner: Manner): Promise<Line[]> {
  return new Promise((resolve, reject) => {
    let text = ''
    let errors = ''
    let isDying = false
    child.stdout?.setEncoding('utf8').on('data', (part: string) => {
      text += part
      if (isDying || !('lines' in manner) || text.split('\n').length <= manner.lines) return
      isDying = true
      setTimeout(() => child.kill('SIGKILL'), manner.milliseconds)
    })
    child.stderr?.setEncoding('utf8').on('data', (part: string) => (errors += part))
    const limit = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`The writer was not killed where it should be: ${JSON.stringify(manner)}`))
    }, LIMIT)
    child.once('error', reject)
    child.once('close', (code, signal) => {
      clearTimeout(limit)
      if (signal !== 'SIGKILL') return reject(new Error(`The writer ended by itself (${code}): ${errors}`))
      // A line that was cut by the death was not said.
      resolve(
        text
          .split('\n')
          .slice(0, -1)
          .map((line) => JSON.parse(line) as Line),
      )
    })
  })
}

function deathOf(lines: readonly Line[], systemCalls: string | undefined): Death {
  const acknowledged: Acknowledged[] = []
  let open: Intent | undefined
  let point = 'starting'
  for (const line of lines) {
    if ('acknowledged' in line) {
      acknowledged.push(line.acknowledged)
      open = undefined
      point = 'between two changes'
    } else if ('begin' in line) {
      open = line.begin
      point = `${line.begin.choice}: begun`
    } else point = open ? `${open.choice}: ${NAMES[line.point] ?? line.point}` : line.point
  }
  return { acknowledged, open, point: systemCalls === undefined ? point : `${point}, at ${systemCalls}` }
}

const NAMES: Readonly<Record<string, string>> = {
  SelectQueryNode: 'reading, or committing after it',
  InsertQueryNode: 'adding rows',
  UpdateQueryNode: 'moving the head',
}
