import { drawsInWorker } from './draws/drawsInWorker.ts'
import { refusalIn } from './refusalIn.ts'
import { runInWorker } from './run/runInWorker.ts'
import type { WorkerMessage, WorkerOrder } from './WorkerMessage.ts'

// The process beside the server that computes. It is given one order, says how far it is, and ends. Where the server goes,
// it goes too: what it had not said yet was never there.

process.once('message', (order: WorkerOrder) => {
  const leave = (): void => process.exit(3)
  process.once('disconnect', leave)
  process.once('SIGTERM', leave)
  void work(order).then((message) => {
    process.off('disconnect', leave)
    process.send?.(message, () => process.exit(0))
  })
})

const tell = (step: string, share: number): void => {
  process.send?.({ say: 'step', step, share } satisfies WorkerMessage)
}

async function work(order: WorkerOrder): Promise<WorkerMessage> {
  try {
    const result = order.kind === 'run' ? await runInWorker(order, tell) : await drawsInWorker(order, tell)
    return { say: 'done', result }
  } catch (error) {
    const problem = refusalIn(error)
    if (problem) return { say: 'refused', problem }
    return { say: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
