import { fork } from 'node:child_process'
import { join } from 'node:path'
import { programFile } from '../programFile.ts'
import { projectRoot } from '../projectRoot.ts'
import type { Job, JobMessage } from './Job.ts'

/** A job under way in a process of its own. */
export interface RunningJob {
  /** The last thing that it says; `stopped` where it was stopped. */
  readonly ended: Promise<Exclude<JobMessage, { say: 'step' }> | { readonly say: 'stopped' }>
  /** Stops it, and waits until it is gone. */
  readonly stop: () => Promise<void>
}

/** Starts a job beside the server. It neither keeps the server alive nor outlives it. */
export function runJob(job: Job, onStep: (step: string) => void): RunningJob {
  const child = fork(programFile('importer', 'server/upload/importer.ts'), {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // A job begins in two thirds of the time where what was compiled once is kept.
    env: { ...process.env, NODE_COMPILE_CACHE: join(projectRoot(), 'node_modules', '.cache', 'importer') },
    serialization: 'json',
  })
  child.unref()
  child.channel?.unref()
  let isStopped = false
  let said: Exclude<JobMessage, { say: 'step' }> | undefined
  const ended = new Promise<Awaited<RunningJob['ended']>>((resolve) => {
    child.on('message', (message: JobMessage) => {
      if (message.say === 'step') onStep(message.step)
      else said = message
    })
    const end = (why: string): void => {
      resolve(isStopped ? { say: 'stopped' } : (said ?? { say: 'failed', message: why, isGone: true }))
    }
    child.once('error', (error) => end(error.message))
    child.once('exit', (code, signal) => end(`The importing process ended with ${signal ?? String(code)}.`))
  })
  child.send(job)
  return {
    ended,
    stop: async () => {
      isStopped = true
      child.kill('SIGTERM')
      await ended
    },
  }
}
