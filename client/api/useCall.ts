import { useEffect, useState } from 'react'
import type { Endpoint, Request, Response } from '../../server/contract/contract.ts'
import type { Problem } from '../../server/contract/Problem.ts'
import { call, CallFailed } from './call.ts'

/** The three states of what a view shows. */
export type Call<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly problem: Problem; readonly retry: () => void }
  | { readonly state: 'ready'; readonly data: T }

/** Calls the server when a view opens and when its request changes; the answer to an older request is dropped. */
export function useCall<K extends Endpoint>(endpoint: K, request: Request<K>): Call<Response<K>> {
  const [result, setResult] = useState<Call<Response<K>>>({ state: 'loading' })
  const [attempt, setAttempt] = useState(0)
  const key = JSON.stringify(request)

  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    const retry = () => setAttempt((number) => number + 1)
    setResult({ state: 'loading' })
    call(endpoint, request, signal).then(
      (data) => signal.aborted || setResult({ state: 'ready', data }),
      (error: unknown) => signal.aborted || setResult({ state: 'failed', problem: problemOf(error), retry }),
    )
    return () => controller.abort()
    // oxlint-disable-next-line react/exhaustive-deps -- the request is compared by what it says, not by identity
  }, [endpoint, key, attempt])

  return result
}

function problemOf(error: unknown): Problem {
  if (error instanceof CallFailed) return error.problem
  return {
    type: 'about:blank',
    title: error instanceof Error ? error.message : String(error),
    status: 0,
    instance: '–',
  }
}
