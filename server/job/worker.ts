import { sufficesInWorker } from '../aggregate/sufficesInWorker.ts'
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

async function resultOf(order: WorkerOrder): Promise<unknown> {
  switch (order.kind) {
    case 'run':
      return runInWorker(order, tell)
    case 'draws':
      return drawsInWorker(order, tell)
    case 'suffices':
      return sufficesInWorker(order)
  }
}

async function work(order: WorkerOrder): Promise<WorkerMessage> {
  try {
    return { say: 'done', result: await resultOf(order) }
  } catch (error) {
    const problem = refusalIn(error)
    if (problem) return { say: 'refused', problem }
    return { say: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
