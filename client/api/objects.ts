import {
  keepPreviousData,
  type QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type { ObjectDraft, ObjectKind, ObjectPage, ObjectVersion, StoredObject } from '../../server/contract/objects.ts'
import { call } from './call.ts'
import { type Call, problemOf } from './queries.ts'

/** A version as `If-Match` says it. */
const asTag = (version: number): string => `"${version}"`

/** One object as it is now. */
export const getObject = (id: string, signal?: AbortSignal): Promise<StoredObject> =>
  call('GET /api/objects/{id}', { id }, signal)

/** Makes an object; with the same word again, the same one. */
export const createObject = (
  draft: ObjectDraft & { readonly kind: ObjectKind },
  once: string,
  signal: AbortSignal,
): Promise<StoredObject> => call('POST /api/objects', draft, signal, { idempotencyKey: once })

/** Makes a new version of an object, where no other has come since the one that was seen. */
export const changeObject = (
  id: string,
  draft: ObjectDraft,
  seen: number,
  signal: AbortSignal,
): Promise<StoredObject> => call('PUT /api/objects/{id}', { ...draft, id }, signal, { ifMatch: asTag(seen) })

/** Which of what is kept a list shows. */
export interface ObjectChoice {
  readonly kind?: ObjectKind | undefined
  readonly search: string
  readonly deleted: boolean
}

const A_PAGE = 25

/** What is kept, a page at a time, what was changed last first. */
export function useObjects({ kind, search, deleted }: ObjectChoice) {
  return useInfiniteQuery({
    queryKey: ['objects', 'list', kind, search, deleted],
    staleTime: 0,
    placeholderData: keepPreviousData,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }): Promise<ObjectPage> =>
      call(
        'GET /api/objects',
        {
          limit: A_PAGE,
          deleted: deleted ? 'yes' : 'no',
          ...(kind === undefined ? {} : { kind }),
          ...(search === '' ? {} : { search }),
          ...(pageParam === '' ? {} : { after: pageParam }),
        },
        signal,
      ),
    getNextPageParam: ({ next }) => next,
  })
}

/** One object with its newest content; another may change it, so it is asked for anew each time a page shows it. */
export const useObject = (id: string): Call<StoredObject> =>
  useAsked(['objects', 'one', id], (signal) => getObject(id, signal), 0)

/** Every version of an object, the newest first. */
export const useVersions = (id: string): Call<readonly ObjectVersion[]> =>
  useAsked(['objects', 'versions', id], (signal) => call('GET /api/objects/{id}/versions', { id }, signal), 0)

/** One version with its content, asked for where it is wanted. It never changes. */
export const useVersion = (id: string, version: number, isWanted = true): Call<StoredObject> =>
  useAsked(
    ['objects', 'version', id, version],
    (signal) => call('GET /api/objects/{id}/versions/{version}', { id, version }, signal),
    Number.POSITIVE_INFINITY,
    isWanted,
  )

function useAsked<T>(
  queryKey: readonly unknown[],
  queryFn: (signal: AbortSignal) => Promise<T>,
  staleTime: number,
  enabled = true,
): Call<T> {
  const { data, error, refetch } = useQuery({ queryKey, staleTime, enabled, queryFn: ({ signal }) => queryFn(signal) })
  const retry = (): void => void refetch()
  if (data !== undefined)
    return { state: 'ready', data, isStale: error !== null, problem: error ? problemOf(error) : undefined, retry }
  return error ? { state: 'failed', problem: problemOf(error), retry } : { state: 'loading' }
}

/** What can be done to an object as a whole where a list shows it. */
export type ListDeed =
  | { readonly do: 'delete' | 'restore'; readonly id: string; readonly seen: number }
  | { readonly do: 'duplicate'; readonly id: string; readonly name: string; readonly once: string }

/** What can be done to an object as a whole. */
export type Deed =
  | ListDeed
  | { readonly do: 'undo'; readonly id: string; readonly seen: number; readonly version: number }

/** Does it, and shows what came of it. */
export function useDeed() {
  const queries = useQueryClient()
  return useMutation({
    networkMode: 'always',
    mutationFn: doDeed,
    onSuccess: (now) => showObject(queries, now),
    // Another has changed it: what is shown is old.
    onError: () => queries.invalidateQueries({ queryKey: ['objects'] }),
  })
}

function doDeed(deed: Deed): Promise<StoredObject> {
  const { id } = deed
  switch (deed.do) {
    case 'delete':
      return call('DELETE /api/objects/{id}', { id }, undefined, { ifMatch: asTag(deed.seen) })
    case 'restore':
      return call('POST /api/objects/{id}/restore', { id }, undefined, { ifMatch: asTag(deed.seen) })
    case 'duplicate':
      return call('POST /api/objects/{id}/duplicate', { id, name: deed.name }, undefined, { idempotencyKey: deed.once })
    case 'undo':
      return call('POST /api/objects/{id}/undo', { id, version: deed.version }, undefined, {
        ifMatch: asTag(deed.seen),
      })
  }
}

/** An object as the server has just answered it, wherever it is shown. */
export async function showObject(queries: QueryClient, now: StoredObject): Promise<void> {
  queries.setQueryData(['objects', 'one', now.id], now)
  await queries.invalidateQueries({
    predicate: ({ queryKey: [what, part, id] }) =>
      what === 'objects' && (part === 'list' || (part === 'versions' && id === now.id)),
  })
}
