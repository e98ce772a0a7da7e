import type { RequestHandler } from 'express'
import { randomUUID } from 'node:crypto'
import type { Problem } from '../contract/Problem.ts'

/**
 * Lets only the page itself change anything: a browser says with each such request which page sends it, and another
 * site's page, or a program that does not say, is refused before its body is read.
 */
export const sameOrigin: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') return next()
  const origin = request.get('origin')
  if (origin !== undefined && origin === `${request.protocol}://${request.get('host') ?? ''}`) return next()
  const problem: Problem = {
    type: '/problems/other-origin',
    title: 'Only the page of this server can send this.',
    status: 403,
    instance: randomUUID(),
  }
  response.status(403).type('application/problem+json').send(JSON.stringify(problem))
}
