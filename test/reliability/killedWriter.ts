import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import type { StoreSettings } from '../../server/store/index.ts'
import { type CallPoint, killAtCall } from './killAtCall.ts'
import type { Acknowledged, Intent, Line } from './Line.ts'
import { nameOfCall } from './nameOfCall.ts'

/** What a writer had said when it died. */
export interface Death {
  readonly acknowledged: readonly Acknowledged[]
  /** What it had begun, and was not told the end of. */
  readonly open: Intent | undefined
  /** Where it was: the words of the histogram. */
  readonly point: string
}

/** After some of its lines, and a moment more. */
interface AfterLines {
  readonly lines: number
  readonly milliseconds: number
  /** Kills what answers it in the database instead: it ends by itself then. */
  readonly killAnswerer?: () => Promise<void>
}

/** How a writer dies: after some of its lines, or at a call to the system. */
export type Manner = AfterLines | CallPoint

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
  if ('lines' in manner) {
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] })
    return deathOf(await linesUntilDeath(child, manner), manner.killAnswerer ? 'its answerer dead' : undefined)
  }
  const { child, died } = killAtCall([process.execPath, ...words], manner)
  let text = ''
  child.stdout?.setEncoding('utf8').on('data', (part: string) => (text += part))
  const call = await died
  return deathOf(linesIn(text), nameOfCall(call))
}

/** A line that was cut by the death was not said. */
function linesIn(text: string): Line[] {
  const lines = text.split('\n').slice(0, -1)
  return lines.map((line) => JSON.parse(line) as Line)
}

function linesUntilDeath(child: ChildProcess, manner: AfterLines): Promise<Line[]> {
  return new Promise((resolve, reject) => {
    let text = ''
    let errors = ''
    let isDying = false
    const kill = (): void => {
      if (manner.killAnswerer) manner.killAnswerer().catch(reject)
      else child.kill('SIGKILL')
    }
    child.stdout?.setEncoding('utf8').on('data', (part: string) => {
      text += part
      if (isDying || text.split('\n').length <= manner.lines) return
      isDying = true
      setTimeout(kill, manner.milliseconds)
    })
    child.stderr?.setEncoding('utf8').on('data', (part: string) => (errors += part))
    const limit = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`The writer was not killed where it should be: ${JSON.stringify(manner)}`))
    }, LIMIT)
    child.once('error', reject)
    child.once('close', (code, signal) => {
      clearTimeout(limit)
      if (signal === 'SIGKILL') resolve(linesIn(text))
      else reject(new Error(`The writer ended by itself (${code}): ${errors}`))
    })
  })
}

function deathOf(lines: readonly Line[], where: string | undefined): Death {
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
  return { acknowledged, open, point: where === undefined ? point : `${point}; ${where}` }
}

const NAMES: Readonly<Record<string, string>> = {
  SelectQueryNode: 'reading, or committing after it',
  InsertQueryNode: 'adding rows',
  UpdateQueryNode: 'moving the head',
}
