import { fork } from 'node:child_process'
import { join } from 'node:path'
import { programFile } from '../programFile.ts'
import { projectRoot } from '../projectRoot.ts'
import type { WorkerMessage, WorkerOrder } from './WorkerMessage.ts'
import { JobRefused, WorkerEnded } from './jobProblem.ts'

/** A worker that is told to end and does not is killed after so long. */
const PATIENCE = 3000

/**
 * Has a process beside the server do work, so that the pages stay usable whatever it takes. It neither keeps the server
 * alive nor outlives it.
 *
 * @throws JobRefused what the work refuses; Error where it fails or its process ends before it is done
 */
export function runBeside(
  order: WorkerOrder,
  { signal, tell }: { readonly signal: AbortSignal; readonly tell: (step: string, share: number) => void },
): Promise<unknown> {
  const child = fork(programFile('worker', 'server/job/worker.ts'), {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(projectRoot(), 'node_modules', '.cache', 'worker') },
    serialization: 'advanced',
  })
  child.unref()
  child.channel?.unref()
  let last: Exclude<WorkerMessage, { say: 'step' }> | undefined
  return new Promise((resolve, reject) => {
    let killing: NodeJS.Timeout | undefined
    const stop = (): void => {
      child.kill('SIGTERM')
      killing = setTimeout(() => child.kill('SIGKILL'), PATIENCE)
    }
    child.on('message', (message: WorkerMessage) => {
      if (message.say === 'step') tell(message.step, message.share)
      else last = message
    })
    child.once('error', reject)
    child.once('exit', (code, ended) => {
      clearTimeout(killing)
      signal.removeEventListener('abort', stop)
      if (last?.say === 'done') resolve(last.result)
      else if (last?.say === 'refused') reject(new JobRefused(last.problem))
      else if (last) reject(new Error(last.message))
      else reject(new WorkerEnded(`The working process ended with ${ended ?? String(code)}.`))
    })
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
    child.send(order, () => undefined) // where it cannot be sent, the process has ended, and that is told
  })
}
