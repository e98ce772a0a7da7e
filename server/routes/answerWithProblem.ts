import type { ErrorRequestHandler, RequestHandler } from 'express'
import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { Problem } from '../contract/Problem.ts'
import { problemIn } from '../region/problemIn.ts'

/** Registered last: an address under /api that no route answers. */
export const answerUnknownAddress: RequestHandler = (request, response) => {
  const problem: Problem = {
    type: '/problems/unknown-address',
    title: 'There is nothing at this address.',
    status: 404,
    detail: `${request.method} ${request.baseUrl}${request.path} is not part of the contract.`,
    instance: randomUUID(),
  }
  response.status(404).type('application/problem+json').send(JSON.stringify(problem))
}

/**
 * Registered once, after every route: turns each throw into a problem document. What went wrong inside stays in the
 * log, under the number that the reader can quote.
 */
export function answerWithProblem(log: (line: string) => void): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error)
    const problem = problemOf(error)
    log(
      `${problem.instance} ${request.method} ${request.baseUrl}${request.path} ${error instanceof Error ? error.stack : String(error)}`,
    )
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
  }
}

function problemOf(error: unknown): Problem {
  const instance = randomUUID()
  if (error instanceof z.ZodError) {
    const detail = z.prettifyError(error)
    return { type: '/problems/unreadable-request', title: 'The request cannot be read.', status: 400, detail, instance }
  }
  if (isUnreadable(error))
    return {
      type: '/problems/unreadable-request',
      title: 'The request is not JSON that can be read.',
      status: 400,
      instance,
    }
  const known = problemIn(error)
  if (known) return { ...known, instance }
  return { type: '/problems/server', title: 'Something went wrong in the server.', status: 500, instance }
}

/** What the reader of JSON refuses: not JSON, too long, a broken encoding. */
const isUnreadable = (error: unknown): boolean =>
  error instanceof Error && 'status' in error && typeof error.status === 'number' && error.status < 500
