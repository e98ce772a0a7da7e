import { type ChildProcess, spawn } from 'node:child_process'

/** A call to the system at which a process dies: the call of so high a number that one thread makes of these. */
export interface CallPoint {
  readonly calls: string
  readonly when: number
  /** Only the process that makes the call dies; else all that were started with it. */
  readonly isAlone?: boolean
  /** After so many milliseconds it is killed wherever it is: no thread may ever make so many of these calls. */
  readonly orAfter?: number
}

/** A program that dies at a call. */
export interface Dying {
  readonly child: ChildProcess
  /** The call, as strace writes it, once the program is dead. */
  readonly died: Promise<string>
  /** Kills it wherever it is; `died` says where it would have been killed. */
  readonly end: () => void
}

/** Long enough for the test to hear of the call before it is made, in microseconds; it is killed within it. */
const HELD = 1_500_000
/** The longest that a program may take to come there, in milliseconds. */
const LIMIT = 60_000

/**
 * Starts a program, and kills it with -9 as it is about to make a call. Strace holds the call back and tells of it: its own
 * `signal=KILL` does not work with `--seccomp-bpf`, and without that each of the program's other calls stops too, which takes
 * five times as long.
 */
export function killAtCall(
  program: readonly string[],
  { calls, when, isAlone = false, orAfter }: CallPoint,
  channel: 'ipc' | 'ignore' = 'ignore',
): Dying {
  const watch = ['-f', '--seccomp-bpf', '-q', '-yy', '-s', '0', '-o', '|cat >&3', '-e', `trace=${calls}`]
  const hold = ['-e', `inject=${calls}:delay_enter=${HELD}:when=${when}`]
  // A group of its own, so that all of it can be killed at once.
  const child = spawn('strace', [...watch, ...hold, ...program], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', channel],
    detached: true,
  })
  const group = -(child.pid ?? Number.NaN)
  let errors = ''
  let isEnded = false
  child.stderr?.setEncoding('utf8').on('data', (part: string) => (errors += part))
  const died = new Promise<string>((resolve, reject) => {
    let at: string | undefined
    const limit = setTimeout(() => {
      if (orAfter !== undefined) return end()
      kill(group)
      reject(new Error(`It did not come to ${calls}, ${when}. ${errors}`))
    }, orAfter ?? LIMIT)
    const seen = countCalls((thread, count, call) => {
      if (count !== when || at !== undefined) return
      at = call
      kill(isAlone ? thread : group)
    })
    const trace = child.stdio[3]
    if (trace && 'setEncoding' in trace) trace.setEncoding('utf8').on('data', seen)
    child.once('error', reject)
    child.once('close', (code) => {
      clearTimeout(limit)
      kill(group) // what was left of it
      if (isEnded) resolve(`${calls}(`)
      else if (at === undefined) reject(new Error(`It ended by itself (${code}): ${errors}`))
      else resolve(at)
    })
  })
  return { child, died, end }

  function end(): void {
    isEnded = true
    kill(group)
  }
}

function kill(id: number): void {
  try {
    process.kill(id, 'SIGKILL')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

/** Reads what strace writes, part by part: a call that is held is a line without its end. */
function countCalls(onCall: (thread: number, count: number, call: string) => void): (part: string) => void {
  const counts = new Map<number, number>()
  let line = ''
  let isCounted = false
  return (part) => {
    for (const [place, piece] of part.split('\n').entries()) {
      if (place > 0) [line, isCounted] = ['', false]
      line += piece
      const [, id, call] = /^(\d+) +(\w+\(.*)$/.exec(line) ?? []
      // The line of an execve or of a mark is none of ours, and a name may come in two parts.
      if (isCounted || id === undefined || call === undefined) continue
      isCounted = true
      const count = (counts.get(Number(id)) ?? 0) + 1
      counts.set(Number(id), count)
      onCall(Number(id), count, call)
    }
  }
}
