import type { Endpoint, Request, Response } from '../../server/contract/contract.ts'
import type { Problem } from '../../server/contract/Problem.ts'

/** A call that the server refused or could not answer, with what it said of it. */
export class CallFailed extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.title)
    this.name = 'CallFailed'
    this.problem = problem
  }
}

/** What a call says beside its request. */
export interface CallHeaders {
  /** The version that was seen, as its `ETag`: `"3"`. Refused with 412 where another has come. */
  readonly ifMatch?: string
  /** Names what is meant, so that sent twice it is done once. */
  readonly idempotencyKey?: string
}

/** Calls the server as the contract says. Throws `CallFailed` with the server's problem document. */
export async function call<K extends Endpoint>(
  endpoint: K,
  request: Request<K>,
  signal?: AbortSignal,
  { ifMatch, idempotencyKey }: CallHeaders = {},
): Promise<Response<K>> {
  const [method = '', template = ''] = endpoint.split(' ')
  const { path, rest } = fillAddress(template, request)
  const isRead = method === 'GET' || method === 'DELETE'
  const query = isRead ? queryOf(rest) : ''
  const headers = {
    accept: 'application/json',
    'accept-language': document.documentElement.lang || 'sv',
    ...(isRead ? {} : { 'content-type': 'application/json' }),
    ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
    ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
  }
  const response = await fetch(`${path}${query}`, {
    method,
    headers,
    ...(signal ? { signal } : {}),
    ...(isRead ? {} : { body: JSON.stringify(rest) }),
  })
  if (!response.ok) throw new CallFailed(await problemIn(response))
  // The server answers by the same contract, which its tests hold; the browser does not check it again.
  return (await response.json()) as Response<K>
}

/** The address with what it names in braces filled in, and what of the request is left for query or body. */
function fillAddress(template: string, request: object | undefined): { path: string; rest: Record<string, unknown> } {
  const rest: Record<string, unknown> = { ...request }
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  return { path, rest }
}

function queryOf(rest: Readonly<Record<string, unknown>>): string {
  const said = Object.entries(rest).filter(([, value]) => value !== undefined) as [string, string][]
  return said.length === 0 ? '' : `?${new URLSearchParams(said)}`
}

async function problemIn(response: globalThis.Response): Promise<Problem> {
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json')
  if (isProblem) return (await response.json()) as Problem
  return { type: 'about:blank', title: response.statusText, status: response.status, instance: '–' }
}
