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

/** Calls the server as the contract says. Throws `CallFailed` with the server's problem document. */
export async function call<K extends Endpoint>(
  endpoint: K,
  request: Request<K>,
  signal: AbortSignal,
): Promise<Response<K>> {
  const [method = '', path = ''] = endpoint.split(' ')
  const isRead = method === 'GET'
  const query = isRead && request ? `?${new URLSearchParams(request as Record<string, string>)}` : ''
  const body = isRead ? {} : { body: JSON.stringify(request) }
  const headers = { accept: 'application/json', ...(isRead ? {} : { 'content-type': 'application/json' }) }
  const response = await fetch(`${path}${query}`, { method, headers, signal, ...body })
  if (!response.ok) throw new CallFailed(await problemIn(response))
  // The server answers by the same contract, which its tests hold; the browser does not check it again.
  return (await response.json()) as Response<K>
}

async function problemIn(response: globalThis.Response): Promise<Problem> {
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json')
  if (isProblem) return (await response.json()) as Problem
  return { type: 'about:blank', title: response.statusText, status: response.status, instance: '–' }
}
