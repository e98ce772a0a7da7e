import type { ErrorRequestHandler, RequestHandler } from 'express'
import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { CountsTrouble } from '../aggregate/CountsTrouble.ts'
import { JobRefused } from '../job/jobProblem.ts'
import { problemWords } from '../contract/problem/problemWords.ts'
import type { Problem } from '../contract/Problem.ts'
import { problemIn } from '../region/problemIn.ts'
import { languageOf, problemDocument, type ProblemLanguage, problemOfKind, sendProblem } from './problemDocument.ts'
import { methodsOf } from './methodsOf.ts'
import { REFUSALS, RequestRefused } from './RequestRefused.ts'

/** Registered last: an address under /api that no route answers, or not by this method. */
export const answerUnknownAddress: RequestHandler = (request, response) => {
  const methods = methodsOf(`${request.baseUrl}${request.path}`)
  if (methods.length > 0) {
    response.set('Allow', methods.join(', '))
    throw new RequestRefused('unknown-method', `It takes ${methods.join(', ')}, and this was ${request.method}.`)
  }
  throw new RequestRefused(
    'unknown-address',
    `${request.method} ${request.baseUrl}${request.path} is not part of the contract.`,
  )
}

/**
 * Registered once, after every route: turns each throw into a problem document. What went wrong inside stays in the
 * log, under the number that the reader can quote.
 */
export function answerWithProblem(log: (line: string) => void): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const language = languageOf(request)
    const hasBody = request.body !== undefined || request.method === 'GET' || request.method === 'DELETE'
    const problem = problemOf(error, { language, instance: randomUUID(), hasBody })
    log(`${problem.instance} ${request.method} ${request.baseUrl}${request.path} ${loggedOf(error)}`)
    // Cut, or refused, and then answered after all: the reader has an answer.
    if (response.writableEnded) return
    if (response.headersSent) return next(error)
    for (const name of ['ETag', 'Content-Disposition', 'Last-Modified']) response.removeHeader(name)
    sendProblem(response, problem, language)
  }
}

/** Of counts nothing is kept, not even in the log, and what is wrong with them quotes them. */
function loggedOf(error: unknown): string {
  if (error instanceof CountsTrouble) return error.name
  if (error instanceof JobRefused) return `${error.name} ${error.problem.type}`
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

interface Told {
  readonly language: ProblemLanguage
  readonly instance: string
}

const NO_BODY = 'No JSON came. Send it as the body, with the header `Content-Type: application/json`.'

function problemOf(error: unknown, { hasBody, ...told }: Told & { readonly hasBody: boolean }): Problem {
  if (error instanceof RequestRefused)
    return problemOfKind(error.code, { ...told, status: REFUSALS[error.code], detail: error.detail })
  if (error instanceof z.ZodError)
    return problemOfKind('unreadable-request', {
      ...told,
      status: 400,
      detail: hasBody ? z.prettifyError(error) : NO_BODY,
    })
  if (error instanceof JobRefused) {
    const title = problemWords(error.problem.type.replace('/problems/', ''))?.title[told.language]
    return { ...error.problem, ...(title !== undefined && { title }), instance: told.instance }
  }
  const known = problemIn(error)
  if (known) return problemDocument(known, told)
  return refusedByExpress(error, told) ?? problemOfKind('server', { ...told, status: 500 })
}

/** What express and its reader of JSON refuse: not JSON, too long, a broken encoding, an address that is none, no such file. */
function refusedByExpress(error: unknown, told: Told): Problem | undefined {
  if (!(error instanceof Error) || !('status' in error)) return undefined
  const { status } = error
  switch (status) {
    case 404:
      return problemOfKind('unknown-name', { ...told, status, detail: 'There is no such file yet.' })
    case 413:
      return problemOfKind('body-too-large', { ...told, status })
    case 415:
      return problemOfKind('not-json', { ...told, status })
    default:
      return typeof status === 'number' && status < 500
        ? problemOfKind('unreadable-request', {
            ...told,
            status: 400,
            ...(isNotJson(error) && { detail: `The body is not JSON: ${error.message}.` }),
          })
        : undefined
  }
}

/** As the reader of JSON calls it. */
const isNotJson = (error: Error): boolean => 'type' in error && error.type === 'entity.parse.failed'
