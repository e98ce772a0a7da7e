import { randomUUID } from 'node:crypto'
import type { Problem } from '../contract/Problem.ts'
import { problemOfKind } from '../routes/problemDocument.ts'

/** Problems that jobs alone have. */
export type JobProblemCode = 'worker-lost' | 'worker-stalled'

/** Work that would be refused again: the reader can mend it, the machine cannot. It is not tried again. */
export class JobRefused extends Error {
  override readonly name = 'JobRefused'
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.title)
    this.problem = problem
  }
}

/** A fault of ours: what it was stays in the log, under the number that the reader can quote. */
export function faultProblem(error: unknown, log: (line: string) => void): Problem {
  const instance = randomUUID()
  log(`${instance} job ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  return problemOfKind('server', { status: 500, language: 'en', instance })
}

/** A worker that is no more: which job it had stays in the log, under the number that the reader can quote. */
export function lostProblem(job: string, failures: number, log: (line: string) => void): Problem {
  const times = failures === 1 ? 'once' : `${failures} times`
  const instance = randomUUID()
  log(`${instance} job ${job}: its process ended before it was done, ${times}.`)
  const detail = `Its process ended before it was done, ${times}. Begin it anew.`
  return problemOfKind('worker-lost', { status: 500, language: 'en', instance, detail })
}

/** Work that told nothing new for too long, and was ended. It may be done again. */
export class WorkerStalled extends Error {
  override readonly name = 'WorkerStalled'
}

/** The problem of work that stalled each time, with its line in the log. */
export function stalledProblem(job: string, log: (line: string) => void): Problem {
  const instance = randomUUID()
  const detail = 'Its process lived but told nothing new for long, and was ended.'
  log(`${instance} job ${job}: ${detail}`)
  return problemOfKind('worker-stalled', { status: 500, language: 'en', instance, detail })
}

/** A working process that ended before it had said how its work came out: it was killed, or had no memory left. */
export class WorkerEnded extends Error {
  override readonly name = 'WorkerEnded'
}
