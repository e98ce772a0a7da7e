import type { RequestHandler } from 'express'
import { RequestRefused } from './RequestRefused.ts'

/** A county is counted in seconds; what takes longer than this has hung. */
const LONGEST = 120_000

/**
 * Answers with 503 where nothing has been answered in time. What was begun goes on, and what it counts is kept for the next
 * who asks. A file is sent for as long as its bytes come.
 */
export function cutLong(longest: number = LONGEST): RequestHandler {
  return (request, response, next) => {
    if (request.is('application/octet-stream')) return next()
    const timer = setTimeout(() => {
      if (!response.headersSent) next(new RequestRefused('took-too-long'))
    }, longest)
    timer.unref()
    response.once('close', () => clearTimeout(timer))
    next()
  }
}
