import type { RequestHandler } from 'express'
import { RequestRefused } from './RequestRefused.ts'

/**
 * Lets only the page itself change anything: a browser says with each such request which page sends it, and another
 * site's page, or a program that does not say, is refused before its body is read.
 */
export const sameOrigin: RequestHandler = (request, _response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') return next()
  const origin = request.get('origin')
  const own = `${request.protocol}://${request.get('host') ?? ''}`
  if (origin === own) return next()
  throw new RequestRefused('other-origin', `The header \`Origin\` must be \`${own}\`.`)
}
