import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { projectRoot } from '../../server/projectRoot.ts'
import type { Begun, Point, Told } from './jobsServer.ts'
import { type CallPoint, killAtCall } from './killAtCall.ts'

/** A server with jobs alone, in a process of its own. */
export interface JobsServer {
  /** The last thing that it told. */
  readonly point: () => Point | 'starting'
  readonly started: Promise<void>
  /** It and all that it had said are there. */
  readonly gone: Promise<void>
  readonly send: (title: string, by: string) => void
  /** Waits until it has told so much. */
  readonly told: (times: number) => Promise<void>
  /** Waits until every job has ended. */
  readonly drain: () => Promise<void>
  readonly end: (signal: 'SIGKILL' | 'SIGTERM') => Promise<void>
}

/** Starts one; it ends with the test at the latest. */
export function startJobsServer(begun: Begun, onTold: (told: Told) => void = () => undefined): JobsServer {
  const child = fork(PROGRAM, [JSON.stringify(begun)], {
    execArgv: ['--no-warnings'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: CACHE },
  })
  return follow(child, onTold, (signal) => void child.kill(signal))
}

/** Starts one that is killed at a call to the system. */
export function startDyingJobsServer(
  begun: Begun,
  onTold: (told: Told) => void,
  point: CallPoint,
): JobsServer & { readonly died: Promise<string> } {
  const program = ['env', `NODE_COMPILE_CACHE=${CACHE}`, process.execPath, '--no-warnings', PROGRAM]
  const { child, died, end } = killAtCall([...program, JSON.stringify(begun)], point, 'ipc')
  return { ...follow(child, onTold, end), died }
}

const PROGRAM = join(import.meta.dirname, 'jobsServer.ts')
/** It is started hundreds of times. */
const CACHE = join(projectRoot(), 'node_modules', '.cache', 'jobs-server')

function follow(
  child: ChildProcess,
  onTold: (told: Told) => void,
  kill: (signal: 'SIGKILL' | 'SIGTERM') => void,
): JobsServer {
  const once = (event: 'exit' | 'disconnect') => new Promise<void>((resolve) => child.once(event, () => resolve()))
  const gone = Promise.all([once('exit'), once('disconnect')]).then(() => undefined)
  const started = new Promise<void>((resolve) => child.once('message', () => resolve()))
  const drained = new Promise<void>((resolve) =>
    child.on('message', (told: Told) => {
      if (told.point === 'drained') resolve()
    }),
  )
  let times = 0
  let onTimes = (): void => undefined
  let point: Point | 'starting' = 'starting'
  child.on('message', (told: Told) => {
    point = told.point
    times += 1
    onTold(told)
    onTimes()
  })
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) kill(signal)
    await gone
  }
  onTestFinished(() => end('SIGKILL'))
  return {
    point: () => point,
    started: Promise.race([started, gone]),
    gone,
    send: (title, by) => void (child.connected && child.send({ title, by }, () => undefined)),
    told: (wanted) =>
      new Promise((resolve) => {
        onTimes = () => {
          if (times >= wanted) resolve()
        }
        onTimes()
      }),
    drain: async () => {
      child.send({ by: '' })
      await drained
    },
    end,
  }
}
