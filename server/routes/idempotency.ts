import type { RequestHandler, Response } from 'express'
import { createHash } from 'node:crypto'
import { RequestRefused } from './RequestRefused.ts'

/** An answer as it was given the first time. */
export interface KeptAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Answers by the key of the request that they answered. A store decides how long it keeps them. */
export interface IdempotencyStore {
  readonly find: (key: string) => Promise<{ readonly requestHash: string; readonly answer: KeptAnswer } | undefined>
  readonly keep: (key: string, requestHash: string, answer: KeptAnswer) => Promise<void>
}

/** The key of a request that creates, with the call and user it holds for, and the hash of what was sent. */
export interface Idempotency {
  readonly key: string
  readonly requestHash: string
}

const KEY = /^[\x21-\x7e]{1,200}$/
const KEPT_HEADERS = ['content-type', 'etag', 'location'] as const

/**
 * Lets what creates be sent twice: `Idempotency-Key` names the intent, and the second request with it is given the first
 * one's answer, marked `Idempotency-Replayed: true`. Registered behind the reader of JSON, before the route. Without
 * the header nothing changes. Only success is kept: what was refused created nothing, and may be sent again.
 *
 * A crash between the creation and `keep` would forget the answer; a store that keeps both in one transaction takes the
 * key from `idempotencyOf`, and its `keep` may then find it kept already.
 */
export function idempotency(
  store: IdempotencyStore,
  userOf: (response: Response) => string = () => '',
): RequestHandler {
  const underWay = new Map<string, Response>()
  return async (request, response, next) => {
    const sent = request.get('idempotency-key')
    if (sent === undefined) return next()
    if (!KEY.test(sent)) throw new RequestRefused('unreadable-key')
    const key = hashOf([userOf(response), request.method, request.path, sent])
    const requestHash = hashOf([JSON.stringify(request.body ?? null)])
    if (underWay.has(key)) throw new RequestRefused('request-under-way')
    underWay.set(key, response)
    const release = (): void => {
      if (underWay.get(key) === response) underWay.delete(key)
    }
    response.once('close', release)
    const before = await store.find(key)
    if (before) {
      if (before.requestHash !== requestHash) throw new RequestRefused('key-used-before')
      const { status, headers, body } = before.answer
      release()
      response.status(status).set(headers).set('Idempotency-Replayed', 'true').send(body)
      return
    }
    response.locals['idempotency'] = { key, requestHash } satisfies Idempotency
    const keep = async (answer: KeptAnswer): Promise<void> => {
      await store.keep(key, requestHash, answer)
      release()
    }
    keepWhenSent(response, keep, next)
    next()
  }
}

/** The key that this request came with, for a store that keeps the answer in the transaction that creates. */
export function idempotencyOf(response: Response): Idempotency | undefined {
  const { idempotency: found } = response.locals as { readonly idempotency?: Idempotency }
  return found
}

/** Answers in the memory of this process: for tests, and for what does not outlive it. The oldest are forgotten. */
export function inMemoryIdempotency(most = 1000): IdempotencyStore {
  const kept = new Map<string, { readonly requestHash: string; readonly answer: KeptAnswer }>()
  return {
    find: async (key) => kept.get(key),
    keep: async (key, requestHash, answer) => {
      kept.set(key, { requestHash, answer })
      for (const old of [...kept.keys()].slice(0, Math.max(0, kept.size - most))) kept.delete(old)
    },
  }
}

/** Holds the answer back until it is kept: nobody is told of a success that a second request would not find. */
function keepWhenSent(response: Response, keep: (answer: KeptAnswer) => Promise<void>, fail: (error: unknown) => void) {
  const send = response.send.bind(response)
  response.send = (body: unknown) => {
    response.send = send
    if (response.statusCode >= 300 || typeof body !== 'string') return send(body)
    const headers = Object.fromEntries(
      KEPT_HEADERS.flatMap((name) => {
        const value = response.get(name)
        return value === undefined ? [] : [[name, value]]
      }),
    )
    keep({ status: response.statusCode, headers, body }).then(() => send(body), fail)
    return response
  }
}

const hashOf = (parts: readonly string[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex')
