import type { SufficesOrder } from '../aggregate/sufficesInWorker.ts'
import type { Problem } from '../contract/Problem.ts'
import type { DrawsOrder } from './draws/drawsInWorker.ts'
import type { RunOrderOfJob } from './run/runInWorker.ts'

/** What the process beside the server is asked to do. */
export type WorkerOrder = RunOrderOfJob | DrawsOrder | SufficesOrder

/** What it says: where it is, and once at the end what came of it. */
export type WorkerMessage =
  | { readonly say: 'step'; readonly step: string; readonly share: number }
  | { readonly say: 'done'; readonly result: unknown }
  | { readonly say: 'refused'; readonly problem: Problem }
  | { readonly say: 'failed'; readonly message: string }
