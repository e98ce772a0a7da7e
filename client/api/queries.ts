import { keepPreviousData, useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { Endpoint, Request, Response } from '../../server/contract/contract.ts'
import type { Problem } from '../../server/contract/Problem.ts'
import { call, CallFailed } from './call.ts'

/** The three states of what a view shows. `isStale`: older figures, while newer ones are on their way or cannot come. */
export type Call<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly problem: Problem; readonly retry: () => void }
  | {
      readonly state: 'ready'
      readonly data: T
      readonly isStale: boolean
      /** Why newer figures did not come. */
      readonly problem?: Problem | undefined
      readonly retry: () => void
    }

/** One call as a query of the library: kept by what it asks, and dropped when nobody waits for it any more. */
function queryOf<K extends Endpoint>(endpoint: K, request: Request<K>) {
  return {
    queryKey: [endpoint, request] as const,
    queryFn: ({ signal }: { readonly signal: AbortSignal }): Promise<Response<K>> => call(endpoint, request, signal),
  }
}

function callOf<T>({ data, error, isPlaceholderData, refetch }: UseQueryResult<T>): Call<T> {
  const retry = (): void => void refetch()
  if (data !== undefined)
    return {
      state: 'ready',
      data,
      isStale: isPlaceholderData || error !== null,
      problem: error ? problemOf(error) : undefined,
      retry,
    }
  if (error) return { state: 'failed', problem: problemOf(error), retry }
  return { state: 'loading' }
}

/** What an error says to a reader: the server's own words, or that it did not answer. */
export function problemOf(error: unknown): Problem {
  if (error instanceof CallFailed) return error.problem
  return {
    type: '/problems/unreachable',
    title: error instanceof Error ? error.message : String(error),
    status: 0,
    instance: '–',
  }
}

/** What can be paid. */
export const useDatasets = (): Call<Response<'GET /api/datasets'>> =>
  callOf(useQuery(queryOf('GET /api/datasets', undefined)))

/** The catalogue, each with why it cannot run on the dataset. */
export const useModels = (dataset: string, period: string): Call<Response<'GET /api/models'>> =>
  callOf(useQuery({ ...queryOf('GET /api/models', { dataset, period }), enabled: dataset !== '' }))

/** The clinics of a dataset. */
export const useRegion = (dataset: string, period: string): Call<Response<'GET /api/region'>> =>
  callOf(useQuery({ ...queryOf('GET /api/region', { dataset, period }), enabled: dataset !== '' }))

/** What one clinic is paid, term by term; the last answer stays while the next is on its way. */
export const useStatement = (
  order: Request<'POST /api/statement'>['order'] | undefined,
  clinic: string,
): Call<Response<'POST /api/statement'>> =>
  callOf(
    useQuery({
      ...queryOf('POST /api/statement', { order: order as Request<'POST /api/statement'>['order'], clinic }),
      enabled: order !== undefined,
      placeholderData: keepPreviousData,
    }),
  )

/** A model as a rule book. */
export const useRules = (model: string, language: 'sv' | 'en'): Call<Response<'GET /api/rules'>> =>
  callOf(useQuery(queryOf('GET /api/rules', { model, language })))

/** The contract as OpenAPI. */
export const useOpenapi = (): Call<Response<'GET /api/openapi.json'>> =>
  callOf(useQuery(queryOf('GET /api/openapi.json', undefined)))

/** What each kind of problem means; asked for where it is needed. */
export const useProblemKinds = (isNeeded = true): Call<Response<'GET /api/problems'>> =>
  callOf(useQuery({ ...queryOf('GET /api/problems', undefined), enabled: isNeeded }))

/** The imports that are under way. */
export const useUploads = (): Call<Response<'GET /api/uploads'>> =>
  callOf(useQuery({ ...queryOf('GET /api/uploads', undefined), staleTime: 0 }))

/** The tables that a file can fill. */
export const useTableForms = (): Call<Response<'GET /api/upload/tables'>> =>
  callOf(useQuery(queryOf('GET /api/upload/tables', undefined)))

/** How often an import that is under way is asked how far it is. */
const ASK_AGAIN = 200

/** An import as far as it has come. */
export const useUpload = (id: string): Call<Response<'GET /api/upload'>> =>
  callOf(
    useQuery({
      ...queryOf('GET /api/upload', { id }),
      staleTime: 0,
      refetchInterval: ({ state }) =>
        state.data && ['looking', 'checking'].includes(state.data.state) ? ASK_AGAIN : false,
    }),
  )

/** What each dataset holds. */
export const useContent = (): Call<Response<'GET /api/content'>> =>
  callOf(useQuery({ ...queryOf('GET /api/content', undefined), staleTime: 0 }))

/** What a dataset looks like. */
export const useQuality = (dataset: string): Call<Response<'GET /api/quality'>> =>
  callOf(useQuery(queryOf('GET /api/quality', { dataset })))

/** The catalogue: what each document needs, and what a dataset lacks of that. */
export const useCatalogue = (dataset: string, period: string): Call<Response<'GET /api/catalogue'>> =>
  callOf(useQuery({ ...queryOf('GET /api/catalogue', { dataset, period }), enabled: dataset !== '' }))

/** Two documents of the catalogue side by side. */
export const useDocumentComparison = (a: string, b: string): Call<Response<'GET /api/catalogue/comparison'>> =>
  callOf(useQuery(queryOf('GET /api/catalogue/comparison', { a, b })))

/** What was paid against a model; without a name against the first that pays all that was paid. */
export const useReconciliation = (
  request: Request<'GET /api/reconciliation'>,
): Call<Response<'GET /api/reconciliation'>> =>
  callOf(useQuery({ ...queryOf('GET /api/reconciliation', request), enabled: request.dataset !== '' }))

/** How much of what was paid a baseline reproduces. */
export const useReconciledShare = (
  request: Request<'GET /api/reconciliation/share'>,
): Call<Response<'GET /api/reconciliation/share'>> =>
  callOf(useQuery({ ...queryOf('GET /api/reconciliation/share', request), enabled: request.model !== '' }))

/** How a quantity was counted. */
export const useOrigin = (request: Request<'POST /api/origin'>): Call<Response<'POST /api/origin'>> =>
  callOf(useQuery(queryOf('POST /api/origin', request)))

/** Models on a dataset, each as it comes. */
export function usePricings(
  requests: readonly Request<'POST /api/pricing'>[],
): readonly Call<Response<'POST /api/pricing'>>[] {
  return useQueries({ queries: requests.map((request) => queryOf('POST /api/pricing', request)) }).map(callOf)
}
